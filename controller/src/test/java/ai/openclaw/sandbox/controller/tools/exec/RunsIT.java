package ai.openclaw.sandbox.controller.tools.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.docker.DockerEngine;
import ai.openclaw.sandbox.docker.EngineAddress;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.OutputSink;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class RunsIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    /** Most connections for ordinary calls; the engine's client keeps them, as many as were in use at once. */
    private static final int KEPT_CONNECTIONS = 64;

    private static final OutputSink NOBODY = (channel, bytes) -> {};

    @RegisterExtension
    static final RealEngine MACHINE = new RealEngine();

    private static DockerEngine engine;
    private static String container;

    private final AtomicInteger slots = new AtomicInteger(1);
    private final Runs runs = new Runs(theEngine(), theEngine(), slots::get, () -> false);

    @BeforeAll
    static void make() throws EngineException {
        engine = DockerEngine.connect(EngineAddress.parse("unix://" + RealEngine.socket()), () -> LONG);
        container = make("runs");
    }

    private static DockerEngine theEngine() {
        return engine;
    }

    private static String make(String name) throws EngineException {
        String id = engine.create(MACHINE.name(name), MACHINE.spec(), Map.of());
        engine.start(id);
        return id;
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @AfterEach
    void end() {
        runs.close();
    }

    private Workplace place() {
        return place(container);
    }

    private static Workplace place(String id) {
        return new Workplace(id, "/tmp", List.of(), Optional.of(Path.of("/no/such/profile")));
    }

    private Run run(String command) {
        return runs.start(place(), Order.of(command), LONG, NOBODY);
    }

    private Run warm(String command) {
        runs.warm(place());
        Eventually.within(LONG, "a shell waits", () -> runs.waiting() > 0);
        return run(command);
    }

    private static Ending result(Run run) throws InterruptedException {
        return run.await(LONG).orElseThrow(() -> new AssertionError("it still runs"));
    }

    private static String out(Run run) {
        return run.output().kept(Channel.STDOUT).text();
    }

    private static String err(Run run) {
        return run.output().kept(Channel.STDERR).text();
    }

    @Test
    void streams_come_apart_and_the_code_is_the_commands_own_cold_and_warm() throws Exception {
        for (Run run : List.of(run("echo one; echo two >&2; exit 7"), warm("echo one; echo two >&2; exit 7"))) {
            run.endInput();
            assertThat(result(run)).isEqualTo(new Ending.Exited(7));
            assertThat(out(run)).isEqualTo("one\n");
            assertThat(err(run)).isEqualTo("two\n");
        }
    }

    @Test
    void input_arrives_to_its_end() throws Exception {
        Run run = warm("sha256sum; wc -c </dev/null");
        byte[] much = "0123456789abcdef".repeat(300_000).getBytes(StandardCharsets.US_ASCII);
        run.write(much);
        run.endInput();

        assertThat(result(run)).isEqualTo(new Ending.Exited(0));
        assertThat(out(run)).startsWith(sha256(much)).endsWith("0\n");
    }

    @Test
    void environment_directory_and_path_are_those_asked_for() throws Exception {
        Workplace place = new Workplace(container, "/tmp", List.of("/opt/a b", "/opt/c"), Optional.empty());
        Order order = new Order(
                "pwd; echo \"$WORD\"; echo \"$PATH\"; echo \"$HOME\"; set | grep -c __openclaw",
                Optional.of("/usr/lib"),
                Map.of("WORD", "it's \"a\"\n$b"),
                Order.Input.NONE,
                Optional.empty());
        Run run = runs.start(place, order, LONG, NOBODY);

        result(run);
        String[] lines = out(run).split("\n", -1);
        assertThat(lines[0]).isEqualTo("/usr/lib");
        assertThat(lines[1] + "\n" + lines[2]).isEqualTo("it's \"a\"\n$b");
        assertThat(lines[3]).startsWith("/opt/a b:/opt/c:/usr");
        assertThat(lines[4]).isEqualTo("/tmp");
        assertThat(lines[5]).as("variables of ours that a command can see").isEqualTo("0");
    }

    @Test
    void a_directory_that_is_not_there_is_no_exit_code() throws Exception {
        Run run = runs.start(
                place(),
                new Order("true", Optional.of("/no/such"), Map.of(), Order.Input.NONE, Optional.empty()),
                LONG,
                NOBODY);
        run.endInput();

        assertThat(result(run)).isInstanceOfSatisfying(Ending.Broke.class, broke -> {
            assertThat(broke.failure().reason()).isEqualTo(ToolReason.NOT_FOUND);
            assertThat(broke.failure().text()).contains("/no/such");
        });
    }

    @Test
    void commands_that_end_their_own_shell_end_with_what_the_engine_says() throws Exception {
        Run killed = warm("kill -9 $$; sleep 5");
        killed.endInput();
        assertThat(result(killed)).isEqualTo(new Ending.Exited(137));

        Run syntax = warm("if then");
        syntax.endInput();
        assertThat(result(syntax)).isEqualTo(new Ending.Exited(2));
        assertThat(err(syntax)).contains("yntax");
    }

    @Test
    void what_a_command_leaves_in_its_shell_is_gone_with_it() throws Exception {
        Run first = warm("LEFT=over; export LEFT; cd /usr; umask 0777");
        first.endInput();
        result(first);
        Run second = warm("echo \"[$LEFT] $(pwd) $(umask)\"");
        second.endInput();
        result(second);

        assertThat(out(second)).isEqualTo("[] /tmp 0022\n");
    }

    @Test
    void what_it_leaves_in_the_background_does_not_hold_it_up() throws Exception {
        Run run = warm("sleep 300 & echo done");
        run.endInput();

        assertThat(result(run)).isEqualTo(new Ending.Exited(0));
        assertThat(out(run)).isEqualTo("done\n");
        assertThat(run.signal(Signal.KILL)).as("asked after its end").isZero();
        processes("sleep 300", 1);
        kill("sleep 300");
    }

    @Test
    void a_time_limit_ends_the_whole_tree_and_looks_whether_it_is_gone() throws Exception {
        String tree = "trap '' TERM; sleep 301 & (sleep 301 &) ; env -i sh -c 'trap \"\" TERM; sleep 301; true' &"
                + " setsid sleep 301 & sleep 301";
        Run run = runs.start(place(), Order.of(tree), Duration.ofMillis(1500), NOBODY);
        run.endInput();

        assertThat(result(run)).isEqualTo(new Ending.Stopped(Ending.Cause.TIMED_OUT, Ending.Proof.GONE));
        processes("sleep 301", 0);
    }

    @Test
    void one_that_forks_without_end_is_ended_too() throws Exception {
        Run run = warm("f() { sleep 302 & f; }; i=0; while [ $i -lt 150 ]; do (sleep 302; f) & i=$((i+1)); done; wait");
        run.endInput();
        Eventually.within(LONG, "many processes", () -> count("sleep 302") > 50);
        run.stop(Ending.Cause.KILLED);

        assertThat(result(run)).isEqualTo(new Ending.Stopped(Ending.Cause.KILLED, Ending.Proof.GONE));
        processes("sleep 302", 0);
    }

    @Test
    void one_that_is_stopped_at_once_leaves_nothing() throws Exception {
        for (int i = 0; i < 20; i++) {
            Run run = run("sleep 303");
            long begin = System.nanoTime() + Duration.ofMillis(6L * i).toNanos();
            while (System.nanoTime() < begin) {
                Thread.onSpinWait();
            }
            run.stop(Ending.Cause.CANCELLED);
            assertThat(result(run)).isInstanceOf(Ending.Stopped.class);
        }
        processes("sleep 303", 0);
    }

    @Test
    void signals_reach_it() throws Exception {
        Run run = warm("trap 'echo caught; exit 9' INT; echo ready; while :; do sleep 0.05; done");
        Eventually.within(LONG, "it is ready", () -> out(run).contains("ready"));

        assertThat(run.signal(Signal.INT)).isPositive();
        assertThat(result(run)).isEqualTo(new Ending.Exited(9));
        assertThat(out(run)).contains("caught");
    }

    @Test
    void who_has_no_input_finds_its_end_and_leaves_that_of_the_shell_alone() throws Exception {
        Order order = new Order(
                "cat; echo \"$?\"; readlink /proc/self/fd/0",
                Optional.empty(),
                Map.of(),
                Order.Input.NONE,
                Optional.empty());
        Run run = runs.start(place(), order, LONG, NOBODY);

        assertThat(result(run)).isEqualTo(new Ending.Exited(0));
        assertThat(out(run)).isEqualTo("0\n/dev/null\n");
    }

    @Test
    void a_terminal_is_one_and_knows_its_size() throws Exception {
        Order order = new Order(
                "tty; stty size; read line; stty size; echo \"got $line\"",
                Optional.empty(),
                Map.of("TERM", "dumb"),
                Order.Input.GIVEN,
                Optional.of(new TerminalSize(33, 101)));
        Run run = runs.start(place(), order, LONG, NOBODY);
        Eventually.within(LONG, "its size", () -> out(run).contains("33 101"));
        run.resize(new TerminalSize(44, 55));
        run.write("word\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(result(run)).isEqualTo(new Ending.Exited(0));
        assertThat(out(run)).contains("/dev/pts/").contains("44 55").contains("got word");
        assertThat(err(run)).isEmpty();
    }

    @Test
    void a_follower_gets_every_byte_also_what_is_no_text() throws Exception {
        ConcurrentLinkedQueue<byte[]> pieces = new ConcurrentLinkedQueue<>();
        Run run = runs.start(
                place(),
                Order.of("head -c 300000 /dev/zero; printf '\\377\\036'; printf '\\303' ; printf '\\244'"),
                LONG,
                (channel, bytes) -> pieces.add(bytes));
        run.endInput();

        result(run);
        assertThat(pieces.stream().mapToInt(bytes -> bytes.length).sum()).isEqualTo(300_004);
        RunOutput.Kept kept = run.output().kept(Channel.STDOUT);
        assertThat(kept.text()).endsWith("\0\uFFFD\u001eä").hasSize(RunOutput.MOST);
        assertThat(kept.dropped()).isEqualTo(300_003 - RunOutput.MOST);
        assertThat(kept.invalid()).isEqualTo(1);
    }

    @Test
    void a_container_that_dies_in_the_middle_is_no_exit_code() throws Exception {
        String other = make("dies");
        Run run = runs.start(place(other), Order.of("echo begun; sleep 304"), LONG, NOBODY);
        Eventually.within(LONG, "it began", () -> out(run).contains("begun"));
        MACHINE.raw().send("POST", "/containers/" + other + "/kill", "");

        assertThat(result(run))
                .isInstanceOfSatisfying(
                        Ending.Broke.class,
                        broke -> assertThat(broke.failure().reason()).isEqualTo(ToolReason.SANDBOX_GONE));
        assertThat(result(runs.start(place(other), Order.of("true"), LONG, NOBODY)))
                .isInstanceOfSatisfying(
                        Ending.Broke.class,
                        broke -> assertThat(broke.failure().reason()).isEqualTo(ToolReason.SANDBOX_GONE));
    }

    @Test
    void fifty_at_once_come_through_whole_and_leave_nothing() throws Exception {
        fiftyAtOnce();
        Eventually.within(LONG, "shells are ready again", () -> runs.waiting() == 1);
        long before = descriptors();
        for (int i = 0; i < 3; i++) {
            fiftyAtOnce();
        }
        Eventually.within(LONG, "shells are ready again", () -> runs.waiting() == 1);
        Eventually.within(LONG, "only kept connections are left", () -> descriptors() <= before + KEPT_CONNECTIONS);
        runs.close();
        processes("", 2);
    }

    private void fiftyAtOnce() throws Exception {
        List<Run> all = IntStream.range(0, 50)
                .mapToObj(i -> run("echo begin " + i + "; head -c 100000 /dev/zero | tr '\\0' x; echo; echo end " + i))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).endInput();
            assertThat(result(all.get(i))).isEqualTo(new Ending.Exited(0));
            assertThat(out(all.get(i)))
                    .startsWith("begin " + i + "\n")
                    .endsWith("\nend " + i + "\n")
                    .hasSizeGreaterThan(100_000);
        }
    }

    @Test
    void shells_kept_ready_end_with_the_pool_and_when_none_are_wanted() throws Exception {
        runs.warm(place());
        Eventually.within(LONG, "a shell waits", () -> runs.waiting() == 1);
        slots.set(0);
        runs.tidy();
        assertThat(runs.waiting()).isZero();
        processes("openclaw", 0);
        Run run = run("echo still works");
        run.endInput();
        assertThat(result(run)).isEqualTo(new Ending.Exited(0));
        assertThat(runs.waiting()).isZero();
    }

    @Test
    void a_shell_that_died_while_it_waited_costs_nothing() throws Exception {
        runs.warm(place());
        Eventually.within(LONG, "a shell waits", () -> runs.waiting() == 1);
        exec("kill -9 $(grep -lz OPENCLAW_EXEC_ID /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3)");
        Run run = run("echo all right");
        run.endInput();

        assertThat(result(run)).isEqualTo(new Ending.Exited(0));
        assertThat(out(run)).isEqualTo("all right\n");
    }

    @Test
    void one_that_has_ended_takes_no_input() throws Exception {
        Run run = run("true");
        result(run);

        assertThatThrownBy(() -> run.write("x".repeat(100).getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOfSatisfying(
                        ToolFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(ToolReason.NOT_FOUND));
    }

    /** Waits until so many processes of the container have these words in their command line; none: all its processes. */
    private static void processes(String words, int expected) {
        Eventually.within(LONG, expected + " processes with " + words, () -> count(words) <= expected);
        assertThat(count(words)).as("processes with %s", words).isEqualTo(expected);
    }

    private static long count(String words) {
        return exec("for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline 2>/dev/null; echo; done")
                .lines()
                .filter(line -> !line.isBlank() && line.contains(words) && !line.contains("cmdline"))
                .filter(line -> !line.startsWith("tr "))
                .count();
    }

    private static void kill(String words) {
        exec("for p in /proc/[0-9]*; do if tr '\\0' ' ' < $p/cmdline 2>/dev/null | grep -q '^" + words
                + "'; then kill -9 ${p#/proc/}; fi; done");
    }

    private static String exec(String script) {
        StringBuilder text = new StringBuilder();
        try {
            engine.exec(
                    container,
                    ExecRequest.of("sh", "-c", script),
                    (channel, bytes) -> text.append(new String(bytes, StandardCharsets.UTF_8)),
                    LONG);
        } catch (EngineException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private static long descriptors() {
        String[] all = Path.of("/proc/self/fd").toFile().list();
        return all == null ? 0 : all.length;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
