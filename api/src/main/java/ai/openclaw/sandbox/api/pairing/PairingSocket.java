package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.http.Patience;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.port.DeviceStore.Device;
import ai.openclaw.sandbox.api.port.ProgramInfo;
import ai.openclaw.sandbox.api.port.Role;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of one device: a challenge, its answer, and then nothing but signs of life, until one side goes. A nonce belongs to one socket and one answer, so nothing that
 * was ever signed is good again. Everything here happens on the socket's event loop, but for hints and ends, which may come from any thread.
 */
final class PairingSocket implements Presence.Visit {

    private static final short POLICY = 1008;
    private static final short AGAIN = 1012;
    private static final int REASON_BYTES = 123;
    private static final long ANSWER_MS = 10_000;
    private static final long PING_MS = 30_000;
    private static final Logger log = LoggerFactory.getLogger(PairingSocket.class);

    private final ServerWebSocket socket;
    private final Parts parts;
    private final Arrival arrival;
    private final String nonce = new Secrets().make().reveal();
    private boolean answered;
    private volatile Optional<Device> device = Optional.empty();
    private volatile boolean ended;

    /**
     * What all such sockets share.
     *
     * @param vertx counts time
     * @param reception decides who comes in
     * @param devices all devices
     * @param presence knows who is here
     * @param patience knows which connections are of people known
     * @param program which program this is
     */
    record Parts(
            Vertx vertx,
            Reception reception,
            Devices devices,
            Presence presence,
            Patience patience,
            ProgramInfo program) {}

    PairingSocket(ServerWebSocket socket, Parts parts, Arrival arrival) {
        this.socket = socket;
        this.parts = parts;
        this.arrival = arrival;
    }

    /** Begins; {@code whenAnswered} is run once, when the device has said who it is or is gone. */
    void start(HttpConnection connection, Runnable whenAnswered) {
        long late = parts.vertx()
                .setTimer(ANSWER_MS, any -> refuse("unauthorized: no answer to the challenge within 10 s"));
        long ping = parts.vertx().setPeriodic(PING_MS, any -> socket.writePing(Buffer.buffer()));
        socket.exceptionHandler(e -> log.debug("a device's socket failed: {}", e.getMessage()));
        socket.closeHandler(any -> {
            parts.vertx().cancelTimer(late);
            parts.vertx().cancelTimer(ping);
            answer(whenAnswered);
            device.ifPresent(it -> parts.presence().leave(it.id(), this));
        });
        socket.binaryMessageHandler(any -> refuse("unauthorized: messages here are text"));
        socket.textMessageHandler(message -> {
            if (answered) {
                return; // nothing is said here after that
            }
            parts.vertx().cancelTimer(late);
            answer(whenAnswered);
            parts.vertx()
                    .executeBlocking(() -> parts.reception().hear(message, nonce, arrival), false)
                    .onSuccess(verdict -> act(verdict, connection))
                    .onFailure(this::failed);
        });
        send(out -> {
            out.writeStartObject();
            out.writeStringField("type", "challenge");
            out.writeStringField("nonce", nonce);
            out.writeEndObject();
        });
    }

    private void answer(Runnable whenAnswered) {
        if (!answered) {
            answered = true;
            whenAnswered.run();
        }
    }

    private void act(Verdict verdict, HttpConnection connection) {
        switch (verdict) {
            case Verdict.Refused(String reason) -> refuse(reason);
            case Verdict.Guessed(String reason) -> refuse(reason);
            case Verdict.Welcome(Device welcome, Optional<Secret> token) -> {
                if (socket.isClosed()) {
                    return; // gone meanwhile
                }
                device = Optional.of(welcome);
                parts.presence().enter(welcome.id(), this);
                if (!parts.devices().welcome(welcome.id())) { // shut out just now, before it was here to be ended
                    end("revoked: this device was shut out");
                    return;
                }
                parts.patience().known(connection);
                hello(welcome, token);
            }
        }
    }

    private void hello(Device welcome, Optional<Secret> token) {
        send(out -> {
            out.writeStartObject();
            out.writeStringField("type", "hello");
            out.writeStringField("role", welcome.role().word());
            if (token.isPresent()) {
                out.writeStringField("deviceToken", token.get().reveal());
            }
            out.writeStringField("deviceId", welcome.id());
            out.writeObjectFieldStart("program");
            out.writeStringField("version", parts.program().version());
            out.writeStringField("instance", parts.program().instance());
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private void failed(Throwable failure) {
        if (failure instanceof StoreException) {
            refuse("unavailable: the daemon cannot keep that now; is its disk full?");
        } else {
            log.error("a device could not be heard", failure);
            refuse("unavailable: the daemon failed; its log says why");
        }
    }

    private void refuse(String reason) {
        close(POLICY, reason);
    }

    private void close(short code, String reason) {
        if (!socket.isClosed()) {
            byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
            String fits = bytes.length <= REASON_BYTES ? reason : reason.substring(0, REASON_BYTES / 2);
            var _ = socket.close(code, fits);
        }
    }

    private void send(Json.Content content) {
        var _ = socket.writeTextMessage(new String(Json.bytes(content), StandardCharsets.UTF_8));
    }

    @Override
    public void end(String reason) {
        ended = true;
        close(reason.startsWith("revoked") ? POLICY : AGAIN, reason);
    }

    @Override
    public void hint() {
        if (!ended && !socket.isClosed() && !socket.writeQueueFull()) {
            send(out -> {
                out.writeStartObject();
                out.writeStringField("type", "devices");
                out.writeEndObject();
            });
        }
    }

    @Override
    public Role role() {
        return device.map(Device::role).orElse(Role.VIEWER);
    }

    @Override
    public boolean lasting() {
        return true;
    }
}
