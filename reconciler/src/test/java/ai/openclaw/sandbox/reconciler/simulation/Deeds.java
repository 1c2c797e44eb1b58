package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.fixtures.People;
import ai.openclaw.sandbox.fixtures.VirtualClock.Party;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.desired.DesiredSandbox;
import ai.openclaw.sandbox.reconciler.store.Intent;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Makes the happenings of a scenario happen. */
final class Deeds {

    private static final Duration LONGEST_TROUBLE = Duration.ofMinutes(6);

    /** Now and then longer than a sandbox stays hot. */
    private static final int LONGEST_EXEC_SECONDS = 500;

    private final Simulation run;
    private final People people;
    private final ToolCalls calls;

    Deeds(Simulation run) {
        this.run = run;
        this.people = run.engine().people();
        this.calls = new ToolCalls(run);
    }

    void happen(Happening it) {
        switch (it.deed()) {
            case TOUCH_SESSION, DROP_SESSION, LOSE_SESSION_SOURCE, REGAIN_SESSION_SOURCE, EDIT_AGENT, BREAK_AGENT ->
                wish(it);
            case TAKE_LEASE -> calls.begin(it.who());
            case USE_AT_THE_LAST_MOMENT -> lieInWait(it.what());
            case END_LEASE -> calls.end(it.who());
            case CALL_A_BROWSER -> callABrowser(it);
            case EXEC_BY_HAND -> someOurs(it.who()).ifPresent(box -> exec(box, it.what()));
            case STOP -> someOurs(it.who()).ifPresent(box -> people.stop(box.id()));
            case OUT_OF_MEMORY -> someOurs(it.who()).ifPresent(box -> people.runOutOfMemory(box.id()));
            case REMOVE_BY_HAND -> someOurs(it.who()).ifPresent(box -> people.remove(box.id()));
            case RENAME_BY_HAND -> someOurs(it.who()).ifPresent(box -> rename(box, newName(it.what())));
            case PAUSE -> someOurs(it.who()).ifPresent(box -> people.pause(box.id()));
            case UNPAUSE -> run.engine().truth().forEach(box -> people.unpause(box.id()));
            case FOREIGN_CONTAINER -> people.run(foreignName(it));
            case FOREIGN_GOES -> foreign().stream().findFirst().ifPresent(box -> people.remove(box.id()));
            case ENGINE_RESTART -> people.restartEngine(Duration.ofSeconds(1 + it.what() % 60));
            case FREEZE_EVENTS -> people.freezeEvents();
            case THAW_EVENTS -> people.thawEvents();
            case TROUBLE -> {
                run.faults().trouble(5 + it.what() % 40);
                later(() -> run.faults().trouble(0));
            }
            case QUIET -> run.faults().trouble(0);
            case CLOCK_JUMP -> jump(it.what());
            case CRASH -> crash(it.what());
            case STORE_FULL -> {
                run.storeFull(true);
                later(() -> run.storeFull(false));
            }
            case STORE_FREE -> run.storeFull(false);
            case ASK_RECREATE -> ask(it, Intent.Wish.RECREATE);
            case ASK_REMOVE -> ask(it, Intent.Wish.REMOVE);
            case IMAGE_GOES -> people.untag(image(it.who()));
            case IMAGE_MOVES -> people.tag(image(it.who()), "id-" + it.what());
        }
    }

    /** Trouble is over, everybody asks for what can be given, and nobody does anything any more. */
    void calm() {
        run.faults().trouble(0);
        run.ambush().goHome();
        run.storeFull(false);
        people.thawEvents();
        run.limit(100);
        calls.endAll();
        run.engine().truth().forEach(box -> people.unpause(box.id()));
        foreign().forEach(box -> people.remove(box.id()));
        Wishes.IMAGES.forEach(image -> {
            if (run.image(image).isEmpty()) {
                people.tag(image, "id-at-last");
            }
        });
        run.wishes().regainsAll();
        run.wishes().sane(run.roll(64));
        int left = run.roll(Wishes.SESSIONS.size());
        for (int who = 0; who < Wishes.SESSIONS.size(); who++) {
            touch(who);
        }
        run.wishes().drop(left);
        run.tellWishes();
    }

    private void wish(Happening it) {
        switch (it.deed()) {
            case TOUCH_SESSION -> touch(it.who());
            case DROP_SESSION -> run.wishes().drop(it.who());
            case LOSE_SESSION_SOURCE -> run.wishes().losesSource(it.who());
            case REGAIN_SESSION_SOURCE -> run.wishes().regainsSource(it.who());
            case EDIT_AGENT -> run.wishes().edit(it.who(), it.what());
            default -> run.wishes().breakAgent(it.who());
        }
        run.tellWishes();
    }

    private void touch(int who) {
        run.wishes().touch(who, run.clock().instant(), run.clock().nanos());
    }

    /** Somebody's own exec: it begins now and ends some time later. */
    private void exec(ObservedContainer box, int what) {
        people.execBegins(box.id())
                .ifPresent(exec -> run.clock()
                        .schedule(
                                Duration.ofSeconds(what % LONGEST_EXEC_SECONDS),
                                Party.WORLD,
                                () -> people.execEnds(box.id(), exec)));
    }

    /** Who gives a container the name of a retired one says that it is one. */
    private void rename(ObservedContainer box, String name) {
        if (name.endsWith(".old")) {
            run.uses().forced(box.id(), Intent.Force.NOW);
        }
        people.rename(box.id(), name);
    }

    /** A call that waits for a browser, which may be made only for it. */
    private void callABrowser(Happening it) {
        List<SandboxName> browsers = run.wishes().desired().sandboxes().values().stream()
                .map(DesiredSandbox::identity)
                .filter(identity -> identity.kind() == SandboxKind.BROWSER)
                .map(SandboxIdentity::name)
                .toList();
        pick(browsers, it.who())
                .flatMap(calls::waitFor)
                .ifPresent(end -> run.clock().schedule(Duration.ofSeconds(it.what() % 90), Party.WORLD, end));
    }

    private void lieInWait(int what) {
        run.ambush().lieInWait(1 + what % 3, what % 2 == 0 ? calls::begin : calls::beginAndEnd);
    }

    private void ask(Happening it, Intent.Wish wish) {
        Intent.Force force = Intent.Force.values()[it.what() % 3];
        run.reconciler()
                .ifPresent(daemon -> pick(daemon.board().list(), it.who()).ifPresent(sandbox -> {
                    // Whatever comes of it: a crash may come after it was kept.
                    sandbox.status()
                            .container()
                            .ifPresent(container -> run.uses().forced(container.id(), force));
                    try {
                        daemon.requests().ask(sandbox.identity().name(), wish, force, "user:test");
                    } catch (StoreException e) {
                        // He is told that it could not be kept.
                    }
                }));
    }

    /** Hours of one kind of trouble find nothing that minutes do not. */
    private void later(Runnable end) {
        run.clock().schedule(LONGEST_TROUBLE, Party.WORLD, end);
    }

    private void jump(int what) {
        int minutes = what < 500 ? what - 502 : what - 498; // never so little that it could be drift
        run.clock().jump(Duration.ofMinutes(minutes));
        run.clockJumped();
    }

    private void crash(int what) {
        if (what % 4 == 0) {
            run.crashNow();
        }
        run.ambush().crashAfter(1 + what % 40);
    }

    private Optional<ObservedContainer> someOurs(int who) {
        return pick(run.ours(), who);
    }

    private List<ObservedContainer> foreign() {
        return run.engine().truth().stream()
                .filter(it -> it.label(SandboxLabels.INSTANCE).isEmpty())
                .toList();
    }

    private String newName(int what) {
        return what % 3 == 0
                ? pick(run.ours(), what).map(it -> it.name() + ".old").orElse("mine")
                : "mine-" + what % 5;
    }

    private String foreignName(Happening it) {
        List<SandboxName> wanted =
                new ArrayList<>(new TreeSet<>(run.wishes().desired().sandboxes().keySet()));
        String[] suffixes = {"", ".next", ".old"};
        return pick(wanted, it.who())
                .map(name -> name + suffixes[it.what() % 3])
                .orElse("theirs");
    }

    private static String image(int who) {
        return Wishes.IMAGES.get(who % Wishes.IMAGES.size());
    }

    private static <T> Optional<T> pick(List<T> choices, int which) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(which % choices.size()));
    }
}
