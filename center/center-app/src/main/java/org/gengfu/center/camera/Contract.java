package org.gengfu.center.camera;

import java.util.EnumMap;
import java.util.Map;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.report.ContractHours;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.report.Language;
import org.gengfu.report.ReportHead;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says about cameras' time, and between whom it is: the section {@code contract:}
 * of {@code center.yaml}. Immutable.
 *
 * @param title of what is reported, may be empty
 * @param number of the contract, may be empty
 * @param partyA 甲方, may be empty
 * @param partyB 乙方, may be empty
 * @param calendar whose days are counted
 * @param hours in which it counts at all, null for day and night
 * @param policy how it counts
 * @param targets what it demands; a measure without one is not judged
 */
public record Contract(
    String title,
    String number,
    String partyA,
    String partyB,
    ReportCalendar calendar,
    @Nullable ContractHours hours,
    AvailabilityPolicy policy,
    Map<Measure, Target> targets) {
  /** As contracts usually are, and nobody named. */
  public static final Contract USUAL =
      new Contract(
          "", "", "", "", ReportCalendar.CHINA, null, AvailabilityPolicy.DEFAULT, Map.of());

  public Contract {
    Map<Measure, Target> copy = new EnumMap<>(Measure.class);
    copy.putAll(targets);
    targets = Map.copyOf(copy);
  }

  /** This contract, counted otherwise. */
  public Contract with(AvailabilityPolicy other) {
    return new Contract(title, number, partyA, partyB, calendar, hours, other, targets);
  }

  /** What stands at the head of its reports. */
  public ReportHead head(Language language) {
    return new ReportHead(title, number, partyA, partyB, language);
  }
}
