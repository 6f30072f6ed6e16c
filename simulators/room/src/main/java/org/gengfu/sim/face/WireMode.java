package org.gengfu.sim.face;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How a device behaves on its wire. */
public sealed interface WireMode {
  /** As it should. */
  record Normal() implements WireMode {}

  /** It does not answer. */
  record Silent() implements WireMode {}

  /** It answers this much later than it should. */
  record Slow(Duration by) implements WireMode {}

  /** Its answers are framed well but lack the end of what was asked for. */
  record WrongLength() implements WireMode {}

  /** Its answers are noise of the right length. */
  record Garbage() implements WireMode {}

  /**
   * Its answers are in good order, but they are another's: of another address, of another command
   * or for another question.
   */
  record Foreign() implements WireMode {}

  /** It answers every request with this error of its protocol. */
  record Refusing(int code) implements WireMode {}

  /** Its values stand still, by point. */
  record Stuck(Map<String, Double> values) implements WireMode {
    public Stuck {
      values = Map.copyOf(values);
    }
  }

  /** It is silent until then; after that its counters begin at 0. */
  record Rebooting(Instant until) implements WireMode {}

  /**
   * It answers nothing and sends bytes that nobody asked for.
   *
   * @param interval time between two bursts
   * @param bytes length of a burst
   */
  record Babbling(Duration interval, int bytes) implements WireMode {}

  /** It says of this point that it has no value. */
  record Sentinel(String point) implements WireMode {}

  /** The word that a scenario uses. */
  default String word() {
    return switch (this) {
      case Normal ignored -> "normal";
      case Silent ignored -> "silent";
      case Slow ignored -> "slow";
      case WrongLength ignored -> "wrong-length";
      case Garbage ignored -> "garbage";
      case Foreign ignored -> "foreign";
      case Refusing ignored -> "exception";
      case Stuck ignored -> "stuck";
      case Rebooting ignored -> "reboot";
      case Babbling ignored -> "babble";
      case Sentinel ignored -> "sentinel";
    };
  }
}
