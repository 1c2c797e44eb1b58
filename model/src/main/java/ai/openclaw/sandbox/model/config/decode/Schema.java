package ai.openclaw.sandbox.model.config.decode;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of one section, those of ours and those of the chat gateway that shares the file. */
final class Schema {

    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final Set<String> foreign;
    private final Map<String, String> unsupported;

    /**
     * @param rows the table
     * @param foreign paths of keys that are right to be there and mean nothing to us; {@code x.*} are all in {@code x} that are not in the table
     * @param unsupported paths of keys of the chat gateway that a person might expect us to honour, to the reason why we do not
     */
    Schema(List<Key<?>> rows, Set<String> foreign, Map<String, String> unsupported) {
        for (Key<?> key : rows) {
            key.spellings().forEach(path -> keys.put(path, key));
            for (int dot = key.path().indexOf('.'); dot > 0; dot = key.path().indexOf('.', dot + 1)) {
                groups.add(key.path().substring(0, dot));
            }
        }
        this.foreign = Set.copyOf(foreign);
        this.unsupported = Map.copyOf(unsupported);
    }

    Optional<Key<?>> key(String path) {
        return Optional.ofNullable(keys.get(path));
    }

    /** The rows, each once, in the order of the table. */
    Set<Key<?>> rows() {
        return new LinkedHashSet<>(keys.values());
    }

    boolean isGroup(String path) {
        return groups.contains(path);
    }

    boolean isForeign(String path) {
        return foreign.contains(path) || foreign.contains(path.substring(0, path.lastIndexOf('.') + 1) + "*");
    }

    Optional<String> unsupported(String path) {
        return Optional.ofNullable(unsupported.get(path));
    }

    /** What somebody who wrote the unknown {@code path} probably meant: a neighbour, or a key of that name elsewhere in the section. */
    Optional<String> suggestion(String path) {
        String parent = path.substring(0, path.lastIndexOf('.') + 1);
        String name = path.substring(parent.length());
        Set<String> known = new LinkedHashSet<>(keys.keySet());
        known.addAll(groups);
        List<String> neighbours = known.stream()
                .filter(other -> other.startsWith(parent) && other.indexOf('.', parent.length()) < 0)
                .map(other -> other.substring(parent.length()))
                .toList();
        Optional<String> elsewhere = known.stream()
                .filter(other -> other.endsWith("." + name) || other.equals(name))
                .findFirst();
        return elsewhere.or(() -> Spelling.nearest(name, neighbours).map(near -> parent + near));
    }
}
