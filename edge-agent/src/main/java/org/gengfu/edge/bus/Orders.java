package org.gengfu.edge.bus;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.CommandOutcome.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What hosts ask of the devices of one bus: each request is done once or not at all, and what came
 * of it is told to whoever gave it a number. Only the bus's thread may call it.
 *
 * <p>A request that has not begun after {@link #MAX_WAIT} is not begun any more: whoever asked
 * meant the present, and has been told since that nobody knows.
 */
final class Orders {
  /** Longest time that a request waits for the bus before it begins. */
  static final Duration MAX_WAIT = Duration.ofSeconds(30);

  /** Most numbers of requests that are kept, so that none is done twice; the oldest go first. */
  static final int MAX_KEPT = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

  private final Errands errands;
  private final Sink sink;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Set<String> seen = new LinkedHashSet<>();

  Orders(Errands errands, Sink sink, InstantSource clock, LongSupplier nanos) {
    this.errands = errands;
    this.sink = sink;
    this.clock = clock;
    this.nanos = nanos;
  }

  /** True when a request is to be done: it has no number, or one that did not come before. */
  boolean isNew(String request) {
    if (request.isEmpty()) {
      return true;
    }
    if (!seen.add(request)) {
      LOG.warn("request {} came twice; it is done once", request);
      return false;
    }
    if (seen.size() > MAX_KEPT) {
      Iterator<String> oldest = seen.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }

  /** Takes a command that is new. */
  void take(BusDevice target, Command command, String request) {
    long now = nanos.getAsLong();
    switch (command.check(target, now)) {
      case Command.Checked.Refused(String why) ->
          tell(target, command.name(), request, State.REFUSED, why);
      case Command.Checked.Allowed(List<Step> steps) -> {
        Errand errand = Errand.ordered(target, command.name(), request, steps, now);
        if (!errands.add(errand)) {
          tell(target, command.name(), request, State.REFUSED, "too many wait on this bus");
        }
      }
    }
  }

  /** Why an errand is not to be begun any more, or null. */
  static @Nullable String tooLate(Errand errand, long nowNanos) {
    boolean late =
        errand.cause == Errand.Cause.COMMAND
            && !errand.begun()
            && nowNanos - errand.sinceNanos() > MAX_WAIT.toNanos();
    return late ? "the bus was not free for %d s".formatted(MAX_WAIT.toSeconds()) : null;
  }

  /** A command has ended. */
  void ended(Errand errand, @Nullable String why) {
    State state = State.DONE;
    if (why != null) {
      state = errand.uncertain() ? State.UNKNOWN : errand.wrote() ? State.FAILED : State.REFUSED;
    }
    tell(errand.device, errand.what, errand.request, state, why == null ? "" : why);
  }

  /** An alarm was reset, or there was nothing to reset. */
  void reset(BusDevice device, String name, String request, boolean changed) {
    tell(
        device,
        name,
        request,
        changed ? State.DONE : State.REFUSED,
        changed ? "" : "nothing to reset: it does not stand, or its condition has not ended");
  }

  private void tell(BusDevice device, String name, String request, State state, String why) {
    switch (state) {
      case DONE -> LOG.info("{} of {}: done", name, device.id());
      case REFUSED -> LOG.warn("{} of {} refused: {}", name, device.id(), why);
      case FAILED -> LOG.warn("{} of {} failed: {}", name, device.id(), why);
      case UNKNOWN -> LOG.warn("{} of {}: {}", name, device.id(), why);
    }
    if (!request.isEmpty()) {
      sink.outcome(new CommandOutcome(device.id(), request, name, state, why, clock.instant()));
    }
  }
}
