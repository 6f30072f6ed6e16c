package org.gengfu.core.clock;

import java.util.Optional;
import java.util.OptionalLong;

/** Whether a contract lets a clock stand. Pure. */
public final class PauseRule {
  private PauseRule() {}

  /**
   * Why a pause is refused; empty when it may be recorded. That somebody else agreed, and that
   * there is evidence, a {@link Pause} has by itself.
   *
   * @param retroactive true when the owner has agreed that it counts though the promise was broken
   *     before it began
   */
  public static Optional<String> refused(
      Promise promise, ClockHistory history, Pause pause, boolean retroactive, long nowMillis) {
    if (!promise.pauses().contains(pause.reason())) {
      return Optional.of(
          "the contract lets %s stand for %s only, not for %s"
              .formatted(
                  promise.id(), promise.pauses().stream().sorted().toList(), pause.reason()));
    }
    if (pause.range().toMillis() <= history.startMillis()) {
      return Optional.of("the pause ended before the clock began");
    }
    if (history.pauses().stream().anyMatch(known -> known.id().equals(pause.id()))) {
      return Optional.of("there is a pause " + pause.id() + " already");
    }
    OptionalLong deadline = Clocks.reached(promise, history, 100, nowMillis);
    if (!retroactive
        && deadline.isPresent()
        && pause.range().fromMillis() >= deadline.getAsLong()
        && nowMillis > deadline.getAsLong()) {
      return Optional.of(
          "the promise was broken before the pause begins; only the owner can agree to it"
              + " afterwards");
    }
    return Optional.empty();
  }
}
