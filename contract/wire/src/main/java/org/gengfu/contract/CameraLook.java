package org.gengfu.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one visit to one camera found: the evidence of its availability. Every visit makes exactly
 * one, also when nothing changed and when the visit could not be made.
 *
 * @param device the camera's device id, unique within its edge; empty until the edge puts it in
 * @param time when the visit ended, to the millisecond
 * @param number of the camera's visits since the agent's start, from 0: a hole shows that looks
 *     were lost
 * @param sinceLast time since the look before, to the millisecond; zero for the first
 * @param ladder one state per rung, lowest first
 * @param online whether it counts as online
 * @param intact whether it is online and shows a sane picture
 * @param faults codes of what is wrong with the picture, in kebab case, at most {@link #MAX_FAULTS}
 * @param thumbnail a small picture, null for none
 */
public record CameraLook(
    String device,
    Instant time,
    long number,
    Duration sinceLast,
    List<RungState> ladder,
    Seen online,
    Seen intact,
    List<String> faults,
    @Nullable Thumbnail thumbnail) {
  /** Most faults of one picture. */
  public static final int MAX_FAULTS = 32;

  /** Longest code of a fault. */
  public static final int MAX_FAULT = 40;

  private static final Duration MAX_SINCE_LAST = Duration.ofDays(36_525);
  private static final CameraRung[] RUNGS = CameraRung.values();

  public CameraLook {
    time = time.truncatedTo(ChronoUnit.MILLIS);
    sinceLast = sinceLast.truncatedTo(ChronoUnit.MILLIS);
    ladder = List.copyOf(ladder);
    faults = List.copyOf(faults);
    if (number < 0 || sinceLast.isNegative() || sinceLast.compareTo(MAX_SINCE_LAST) > 0) {
      throw new IllegalArgumentException(
          "look " + number + ", " + sinceLast + " after the last: neither can be");
    }
    if (ladder.size() != RUNGS.length) {
      throw new IllegalArgumentException(
          "a ladder of " + ladder.size() + " rungs, it has " + RUNGS.length);
    }
    for (int i = 0; i < RUNGS.length; i++) {
      if (ladder.get(i).rung() != RUNGS[i]) {
        throw new IllegalArgumentException(
            "rung " + ladder.get(i).rung() + " stands where " + RUNGS[i] + " belongs");
      }
    }
    if (faults.size() > MAX_FAULTS || !faults.stream().allMatch(CameraLook::isFault)) {
      throw new IllegalArgumentException(
          "faults are at most " + MAX_FAULTS + " codes in kebab case, not " + faults.size());
    }
  }

  /** True for a code of a fault: small letters and digits, in words joined by single dashes. */
  public static boolean isFault(String code) {
    if (code.isEmpty() || code.length() > MAX_FAULT || code.endsWith("-")) {
      return false;
    }
    char before = '-';
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      boolean word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!word && (c != '-' || before == '-')) {
        return false;
      }
      before = c;
    }
    return true;
  }

  /** The state of a rung. */
  public RungState rung(CameraRung rung) {
    return ladder.get(rung.ordinal());
  }

  /** The highest rung that is good. */
  public Optional<CameraRung> top() {
    for (int i = RUNGS.length - 1; i >= 0; i--) {
      if (ladder.get(i).seen() == Seen.GOOD) {
        return Optional.of(RUNGS[i]);
      }
    }
    return Optional.empty();
  }

  /** The same look of the device with this id. */
  public CameraLook of(String id) {
    return new CameraLook(id, time, number, sinceLast, ladder, online, intact, faults, thumbnail);
  }

  /** The same look with this thumbnail, or with none. */
  public CameraLook with(@Nullable Thumbnail other) {
    return new CameraLook(device, time, number, sinceLast, ladder, online, intact, faults, other);
  }
}
