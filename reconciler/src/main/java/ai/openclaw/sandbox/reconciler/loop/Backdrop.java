package ai.openclaw.sandbox.reconciler.loop;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The only door to time, threads and chance; a simulation stands in for it.
 *
 * @param clock wall-clock time
 * @param nanos monotonic time in nanoseconds
 * @param threads runs what must not hold up the caller, each task in a thread of its own
 * @param jitter numbers from 0 to below 1
 */
public record Backdrop(InstantSource clock, LongSupplier nanos, Executor threads, DoubleSupplier jitter) {}
