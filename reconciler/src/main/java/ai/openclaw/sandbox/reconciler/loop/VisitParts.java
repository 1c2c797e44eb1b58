package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.execute.PlanExecutor;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;

/**
 * What a visit works with.
 *
 * @param assembler puts situations together
 * @param freshness looks at what is doubtful
 * @param storyteller says what is found
 * @param executor acts
 * @param progress remembers setbacks
 * @param room finds room for those who wait
 * @param remembered ids of the containers a sandbox is remembered to have
 * @param queue takes the next visit
 * @param clock the time
 * @param probe hears what is done
 */
record VisitParts(
        Assembler assembler,
        Freshness freshness,
        Storyteller storyteller,
        PlanExecutor executor,
        ProgressLog progress,
        RoomMaker room,
        Function<SandboxName, Set<String>> remembered,
        WorkQueue queue,
        InstantSource clock,
        Probe probe) {}
