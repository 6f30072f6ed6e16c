package org.gengfu.core.inspection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills in what telemetry knows: a good value, of this round's time, not older than allowed, that
 * the item can hold. Everything else is left to a person. Pure.
 */
public final class Prefill {
  /** How old a value may be. */
  public static final Duration FRESH = Duration.ofMinutes(15);

  /** Whoever knows values. */
  @FunctionalInterface
  public interface Values {
    /** The newest of a point of a node, if there is any. */
    Optional<KnownValue> newest(String node, String point);
  }

  private Prefill() {}

  /** The answers that telemetry gives at an instant, where no person gave one. */
  public static List<Answer> of(RoundState state, Values values, Instant at) {
    List<Answer> filled = new ArrayList<>();
    for (Stop stop : state.round().stops()) {
      for (CheckItem item : state.round().checklist()) {
        String point = item.point();
        Answer before = state.answer(stop.node(), item.id());
        if (point == null || !item.about(stop) || (before != null && !before.filled())) {
          continue;
        }
        values
            .newest(stop.node(), point)
            .filter(value -> usable(value, at))
            .map(value -> answer(stop, item, value))
            .filter(answer -> item.fault(answer.value()).isEmpty() && !answer.equals(before))
            .ifPresent(filled::add);
      }
    }
    return List.copyOf(filled);
  }

  private static boolean usable(KnownValue value, Instant at) {
    return value.good() && !value.at().isAfter(at) && !value.at().plus(FRESH).isBefore(at);
  }

  /** A check asks whether a point is true; a number asks what it is. */
  private static Answer answer(Stop stop, CheckItem item, KnownValue value) {
    String text = value.value();
    if (item.kind() == CheckItem.Kind.CHECK) {
      text =
          switch (text) {
            case "true" -> CheckItem.OK;
            case "false" -> CheckItem.BAD;
            default -> text;
          };
    }
    return new Answer(stop.node(), item.id(), text, "", Answer.TELEMETRY, value.at());
  }
}
