package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode.Member;
import ai.openclaw.sandbox.model.config.ConfigNode.NullNode;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import java.util.Map;
import java.util.Optional;

/** Reads a section by its schema. */
final class SectionReader {

    private final Schema schema;
    private final Reading reading;

    SectionReader(Schema schema, Reading reading) {
        this.schema = schema;
        this.reading = reading;
    }

    /** What the section says; nothing where it is absent. Problems go to the reading. */
    Section read(Optional<Value> section) {
        Section result = new Section();
        section.ifPresent(value -> readGroup(value, "", result));
        return result;
    }

    private void readGroup(Value value, String prefix, Section result) {
        reading.object(value, "an object in braces").ifPresent(object -> {
            for (Map.Entry<String, Member> entry : object.members().entrySet()) {
                Value member = new Value(
                        value.path().child(entry.getKey()), entry.getValue().value());
                readMember(member, prefix + entry.getKey(), entry.getValue(), result);
            }
        });
    }

    private void readMember(Value member, String path, Member written, Section result) {
        Optional<Key<?>> key = schema.key(path);
        if (key.isPresent()) {
            readKey(key.get(), member, result);
        } else if (schema.isGroup(path)) {
            if (!(member.node() instanceof NullNode)) {
                readGroup(member, path + ".", result);
            }
        } else if (schema.unsupported(path).isPresent()) {
            reading.add(ConfigProblem.warning(
                    written.keyLocation(),
                    member.path(),
                    "is a setting of the chat gateway and has no effect here.",
                    schema.unsupported(path).get()));
        } else if (!schema.isForeign(path)) {
            String remedy = schema.suggestion(path)
                    .map(near -> "Did you mean " + near + "?")
                    .orElse("Remove it.");
            reading.refuse(written.keyLocation(), member.path(), "is not a known setting.", remedy);
        }
    }

    private <T> void readKey(Key<T> key, Value member, Section result) {
        if (member.node() instanceof NullNode) {
            return;
        }
        Optional<Value> earlier = result.source(key);
        if (earlier.isPresent()) {
            reading.refuse(
                    member,
                    "is another name of " + earlier.get().path() + ", which is also written.",
                    "Keep one of the two.");
            return;
        }
        key.type().read(member, reading).ifPresent(parsed -> result.put(key, parsed, member));
    }
}
