package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineException;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Makes and removes networks. */
final class NetworkCalls {

    /** Containers of such a bridge reach the outside and cannot reach each other. */
    private static final Map<String, String> APART = Map.of("com.docker.network.bridge.enable_icc", "false");

    private static final int FORBIDDEN = 403;

    private NetworkCalls() {}

    /** Whether it had to be made. */
    static boolean ensure(DockerClient client, String name, Map<String, String> labels) {
        if (exists(client, name)) {
            return false;
        }
        try {
            client.createNetworkCmd()
                    .withName(name)
                    .withDriver("bridge")
                    .withCheckDuplicate(true)
                    .withOptions(APART)
                    .withLabels(labels)
                    .exec();
            return true;
        } catch (ConflictException madeMeanwhile) {
            return false;
        }
    }

    private static boolean exists(DockerClient client, String name) {
        try {
            client.inspectNetworkCmd().withNetworkId(name).exec();
            return true;
        } catch (NotFoundException none) {
            return false;
        }
    }

    /** How many were removed. A network has containers also while those do not run, which only the list of containers tells. */
    static int removeUnused(Link link, Map<String, String> labels) throws EngineException, IOException {
        DockerClient client = link.api().commands();
        int removed = 0;
        for (Network network :
                client.listNetworksCmd().withFilter("label", pairs(labels)).exec()) {
            if (ContainerList.inNetwork(link, network.getName()).isEmpty() && remove(client, network.getId())) {
                removed++;
            }
        }
        return removed;
    }

    private static boolean remove(DockerClient client, String id) {
        try {
            client.removeNetworkCmd(id).exec();
            return true;
        } catch (NotFoundException goneAlready) {
            return false;
        } catch (DockerException refused) {
            if (refused.getHttpStatus() == FORBIDDEN) {
                return false; // somebody has come in this moment
            }
            throw refused;
        }
    }

    private static List<String> pairs(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .toList();
    }
}
