package org.gengfu.driver.onvif;

import java.time.Duration;

/**
 * Bounds of what one camera may cost.
 *
 * @param connect until the connection is taken
 * @param call one exchange from the connection to the last byte of its answer, however slowly it
 *     drips; a pull of events has its waiting time besides
 * @param whole one {@link OnvifClient#inspect}, all its exchanges; what is missing then is left out
 *     with {@link Remark#CUT_SHORT}
 * @param answerBytes largest answer in SOAP; a larger one is {@link OnvifOutcome.TooLarge}
 * @param snapshotBytes largest picture
 * @param profiles media profiles kept, the first ones; see {@link Remark#MORE_PROFILES}
 * @param addresses profiles whose stream and snapshot addresses are asked for in an inspection, the
 *     first ones; the others: {@link OnvifClient#streamUri}
 */
public record OnvifLimits(
    Duration connect,
    Duration call,
    Duration whole,
    int answerBytes,
    int snapshotBytes,
    int profiles,
    int addresses) {

  /** 5 s, 10 s and 60 s; 1 MiB, 4 MiB; 256 profiles, the addresses of 4. Own judgement. */
  public static final OnvifLimits DEFAULT =
      new OnvifLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          1 << 20,
          4 << 20,
          256,
          4);

  /** Largest value of either size, in bytes. */
  static final int MAX_BYTES = 16 << 20;

  public OnvifLimits {
    positive("connect", connect);
    positive("call", call);
    positive("whole", whole);
    within("answerBytes", answerBytes, 1024, MAX_BYTES);
    within("snapshotBytes", snapshotBytes, 1024, MAX_BYTES);
    within("profiles", profiles, 1, 1024);
    within("addresses", addresses, 0, profiles);
  }

  private static void positive(String what, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(what + " is " + value + ", not above zero");
    }
  }

  private static void within(String what, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          what + " is " + value + ", not within " + low + " to " + high);
    }
  }
}
