package org.gengfu.driver.onvif;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of a question. All but {@link NotAsked}, {@link Unreachable} and {@link Unanswered}
 * prove that the device answers. {@code why} is statements with {@code "; "} between them, each a
 * word in kebab case with parameters behind, what the device said in double quotes; docs/cameras.md
 * lists them. At most 200 characters, control characters removed.
 *
 * @param <T> the answer
 */
public sealed interface OnvifOutcome<T> {

  /** It answered. */
  record Answered<T>(T value) implements OnvifOutcome<T> {}

  /** Nobody could ask: its name had no address, or this machine has no network. */
  record NotAsked<T>(String why) implements OnvifOutcome<T> {}

  /** No connection. */
  record Unreachable<T>(String why) implements OnvifOutcome<T> {}

  /** Connected, but no whole answer in time. */
  record Unanswered<T>(String why) implements OnvifOutcome<T> {}

  /**
   * It does not let us in.
   *
   * @param clock its clock, if it told it first
   */
  record NotAuthorized<T>(Cause cause, String why, @Nullable DeviceClock clock)
      implements OnvifOutcome<T> {}

  /** Why it does not let us in. */
  enum Cause {
    /** User or password are not accepted; they rest now. */
    WRONG,
    /** It says that the stamp of the token does not fit its clock; the credentials rest shortly. */
    CLOCK,
    /** It asks for credentials, and none are set. */
    NONE_GIVEN,
    /** They were refused before and rest; they were not sent. */
    HELD_BACK,
    /** It asks for them in a way that is not spoken here, or only in clear. */
    NOT_SPOKEN
  }

  /**
   * It answered with a fault or a status.
   *
   * @param code the innermost code of the fault without its prefix, as {@code ActionNotSupported},
   *     or {@code HTTP 404}
   */
  record Refused<T>(String code, String text) implements OnvifOutcome<T> {}

  /** It answered something that is no ONVIF. */
  record Malformed<T>(String why) implements OnvifOutcome<T> {}

  /** Its answer is larger than allowed. */
  record TooLarge<T>(String why) implements OnvifOutcome<T> {}

  /**
   * The same with another answer.
   *
   * @param reading of the answer; null when it does not hold what was asked for, which makes it
   *     {@link Malformed}
   */
  default <R> OnvifOutcome<R> map(Function<? super T, ? extends @Nullable R> reading) {
    return switch (this) {
      case Answered<T>(T value) -> {
        R read = reading.apply(value);
        yield read == null ? new Malformed<>("not-in-answer") : new Answered<>(read);
      }
      case NotAsked<T>(String why) -> new NotAsked<>(why);
      case Unreachable<T>(String why) -> new Unreachable<>(why);
      case Unanswered<T>(String why) -> new Unanswered<>(why);
      case NotAuthorized<T>(Cause cause, String why, DeviceClock clock) ->
          new NotAuthorized<>(cause, why, clock);
      case Refused<T>(String code, String text) -> new Refused<>(code, text);
      case Malformed<T>(String why) -> new Malformed<>(why);
      case TooLarge<T>(String why) -> new TooLarge<>(why);
    };
  }

  /** What came of it in one line, in the words of {@code why}. */
  default String said() {
    return switch (this) {
      case Answered<T> answered -> "answered";
      case NotAsked<T>(String why) -> why;
      case Unreachable<T>(String why) -> why;
      case Unanswered<T>(String why) -> why;
      case NotAuthorized<T>(Cause cause, String why, DeviceClock clock) -> why;
      case Refused<T>(String code, String text) ->
          "fault " + Words.quoted(text.isEmpty() ? code : code + ": " + text);
      case Malformed<T>(String why) -> why;
      case TooLarge<T>(String why) -> why;
    };
  }
}
