package org.gengfu.scenario.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks at one camera, one after the other, that said the same: what the center shows as evidence.
 *
 * @param first when the first of them was made, by the edge's clock
 * @param last when the last of them was made
 * @param looks how many they are
 * @param gap longest time between two of them
 * @param online {@code good}, {@code bad} or {@code not-observed}
 * @param intact the same for the picture
 * @param reasons of the rungs that are not good
 * @param faults of the picture
 */
public record LookRun(
    Instant first,
    Instant last,
    long looks,
    Duration gap,
    String online,
    String intact,
    Set<String> reasons,
    List<String> faults) {
  private static final Pattern OR = Pattern.compile(" or ");

  public LookRun {
    reasons = Set.copyOf(reasons);
    faults = List.copyOf(faults);
  }

  /** True when this fault or reason is among what they said, or one of several with "or". */
  public boolean shows(String what) {
    return OR.splitAsStream(what).anyMatch(one -> reasons.contains(one) || faults.contains(one));
  }

  /** True when one of the two verdicts is bad. */
  public boolean isBad() {
    return online.equals("bad") || intact.equals("bad");
  }

  /** In a few words. */
  public String text() {
    return "online %s, intact %s, %s %s".formatted(online, intact, reasons, faults);
  }
}
