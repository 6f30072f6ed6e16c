package org.gengfu.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When one edge may be asked for a rebirth. The first request comes after the edge's own place in
 * the spread, which follows from its name, so that a whole city that needs births at the same
 * moment does not send them at the same moment. Each request that did not help doubles the wait for
 * the next. Owned by its session.
 */
final class RebirthPacer {
  private final SessionSettings settings;
  private final Duration place;
  private @Nullable Instant askedAt;
  private @Nullable Instant bornAt;
  private @Nullable Instant dueAt;
  private String why = "";
  private int inVain;
  private long asked;

  RebirthPacer(String edge, SessionSettings settings) {
    this.settings = settings;
    long window = settings.spread().toMillis() + 1;
    this.place = Duration.ofMillis(Math.floorMod(edge.hashCode() * 0x9E3779B97F4A7C15L, window));
  }

  /**
   * A rebirth is needed; asks for it as soon as it may. Further needs until then change nothing.
   */
  void need(Instant now, String reason) {
    if (dueAt != null) {
      return;
    }
    if (bornAt != null && !now.isBefore(bornAt.plus(settings.settled()))) {
      inVain = 0;
    }
    Instant due = now.plus(place);
    if (askedAt != null) {
      Instant allowed = askedAt.plus(interval()).plus(place);
      due = allowed.isAfter(due) ? allowed : due;
    }
    dueAt = due;
    why = reason;
  }

  /** The edge was born: what was needed is there. */
  void born(Instant now) {
    bornAt = now;
    dueAt = null;
  }

  /** The edge is known to be dead: nobody would hear the request. */
  void cancel() {
    dueAt = null;
  }

  /** The reason of the request that is to be sent now, if one is; it counts as sent. */
  Optional<String> due(Instant now) {
    if (dueAt == null || now.isBefore(dueAt)) {
      return Optional.empty();
    }
    dueAt = null;
    askedAt = now;
    asked++;
    inVain++;
    return Optional.of(why);
  }

  @Nullable Instant dueAt() {
    return dueAt;
  }

  long asked() {
    return asked;
  }

  private Duration interval() {
    Duration interval = settings.rebirthInterval();
    for (int i = 1; i < inVain && interval.compareTo(settings.rebirthIntervalMax()) < 0; i++) {
      interval = interval.multipliedBy(2);
    }
    return interval.compareTo(settings.rebirthIntervalMax()) < 0
        ? interval
        : settings.rebirthIntervalMax();
  }
}
