package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fourth region of an alarm: is it kept from the operator's list? Each flag is independent of
 * the others and of the condition, and none stops the recording.
 *
 * @param shelf an operator, or chatter, has put it aside for a while
 * @param suppressions open causes that make it no news, by rule id; the alarm is suppressed while
 *     there is one. At most {@value #MAX_SUPPRESSIONS}
 * @param outOfService the resource is being worked on
 */
public record Visibility(
    @Nullable Shelf shelf,
    SortedMap<String, String> suppressions,
    @Nullable OutOfService outOfService) {
  /** Most rules that may suppress one alarm at a time; further ones are refused. */
  public static final int MAX_SUPPRESSIONS = 64;

  static final Visibility SHOWN = new Visibility(null, new TreeMap<>(), null);

  public Visibility {
    suppressions = Collections.unmodifiableSortedMap(new TreeMap<>(suppressions));
  }

  /**
   * Put aside.
   *
   * @param until when it ends at the latest
   * @param oneShot true when it ends with the next clear, if that comes first
   * @param reason why
   * @param user who, empty when it was the machine because of chatter
   */
  public record Shelf(Instant until, boolean oneShot, String reason, String user) {}

  /**
   * Out of service.
   *
   * @param workOrder what for
   * @param until when it ends at the latest
   * @param user who approved
   */
  public record OutOfService(String workOrder, Instant until, String user) {}

  /** True when nothing hides the alarm. */
  public boolean isShown() {
    return shelf == null && suppressions.isEmpty() && outOfService == null;
  }

  Visibility with(@Nullable Shelf other) {
    return new Visibility(other, suppressions, outOfService);
  }

  Visibility with(@Nullable OutOfService other) {
    return new Visibility(shelf, suppressions, other);
  }

  Visibility suppressedBy(String rule, String cause) {
    SortedMap<String, String> more = new TreeMap<>(suppressions);
    more.put(rule, cause);
    return new Visibility(shelf, more, outOfService);
  }

  Visibility notSuppressedBy(String rule) {
    SortedMap<String, String> fewer = new TreeMap<>(suppressions);
    fewer.remove(rule);
    return new Visibility(shelf, fewer, outOfService);
  }
}
