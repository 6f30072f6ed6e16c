package org.gengfu.core.availability.report;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.AvailabilityTimeline;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.Grant;
import org.gengfu.core.availability.Stretch;
import org.gengfu.core.availability.TimeRange;

/**
 * One stretch of excused time of one device, for the owner who checks every minute of it.
 *
 * @param subject id of the device
 * @param grant who asked and why, who approved it and when
 * @param stretch what was excused, and what the time would have been without: {@link
 *     Stretch#beneath}
 */
public record Excuse(String subject, Grant grant, Stretch stretch) {

  /**
   * An exclusion that was asked for and does not count.
   *
   * @param subject id of the device
   * @param why why not
   */
  public record NotGranted(String subject, Exclusion exclusion, Why why) {}

  /** Why an exclusion does not count. */
  public enum Why {
    /** Nobody has decided. */
    UNDECIDED,
    /** It was refused, or an approval was revoked. */
    REFUSED,
    /** It was approved, but the contract does not honour the reason. */
    NOT_HONOURED
  }

  /**
   * All excused time of one device in a range; its length is the device's excluded time there, to
   * the millisecond.
   */
  public static List<Excuse> of(
      SubjectEvidence device, AvailabilityPolicy policy, TimeRange range, long knownAtMillis) {
    List<Excuse> excuses = new ArrayList<>();
    AvailabilityTimeline timeline =
        AvailabilityTimeline.of(device.evidence(), policy, knownAtMillis);
    for (Stretch stretch : timeline.stretches(range)) {
      Grant grant = stretch.excused();
      if (grant != null) {
        excuses.add(new Excuse(device.subject().id(), grant, stretch));
      }
    }
    return excuses;
  }

  /** What was asked for in a range of one device and does not count. */
  public static List<NotGranted> notGranted(
      SubjectEvidence device, AvailabilityPolicy policy, TimeRange range, long knownAtMillis) {
    List<NotGranted> found = new ArrayList<>();
    for (Exclusion exclusion : device.evidence().exclusions()) {
      if (exclusion.askedAtMillis() > knownAtMillis
          || exclusion.asked().intersection(range).isEmpty()) {
        continue;
      }
      if (exclusion.ruling(knownAtMillis).isEmpty()) {
        found.add(new NotGranted(device.subject().id(), exclusion, Why.UNDECIDED));
      } else if (exclusion.grant(knownAtMillis).isEmpty()) {
        found.add(new NotGranted(device.subject().id(), exclusion, Why.REFUSED));
      } else if (!policy.honoured().contains(exclusion.reason())) {
        found.add(new NotGranted(device.subject().id(), exclusion, Why.NOT_HONOURED));
      }
    }
    return found;
  }
}
