package org.gengfu.center.inspection;

import java.util.List;
import org.gengfu.core.inspection.DeviceCounts;
import org.gengfu.core.inspection.Frequency;
import org.gengfu.core.inspection.Words;

/**
 * A plan as pages show it.
 *
 * @param id {@code contract/item/inspection}
 * @param item {@code contract/item}
 * @param every how often
 * @param items how many things are looked at, of all kinds of its devices
 * @param devices how many devices it is about now
 * @param perMonth how often each device must be on a round in a month, 0 when nothing is said
 * @param signed true when the owner signs each round
 * @param lacking devices that were on fewer rounds this month, at most {@value #MOST_LACKING}
 * @param lackingTotal how many of them there are
 */
public record PlanRow(
    String id,
    String item,
    Words name,
    Words every,
    int items,
    int devices,
    int perMonth,
    boolean signed,
    List<Lacking> lacking,
    int lackingTotal) {
  /** Most devices that are named. */
  public static final int MOST_LACKING = 200;

  public PlanRow {
    lacking = List.copyOf(lacking);
  }

  /**
   * A device that falls short.
   *
   * @param done rounds of this month that it was on
   */
  public record Lacking(String node, Words name, String site, int done) {
    static Lacking of(DeviceCounts.Count count) {
      return new Lacking(
          count.stop().node(), count.stop().name(), count.stop().site(), count.done());
    }
  }

  static PlanRow of(PlanPart part, RoundPlanner.Extent extent, List<DeviceCounts.Count> lacking) {
    return new PlanRow(
        part.id(),
        part.itemId(),
        new Words(part.duty().name().zh(), part.duty().name().en()),
        every(part.duty().every()),
        extent.items(),
        extent.devices(),
        part.duty().perMonth(),
        part.duty().signed(),
        lacking.stream().limit(MOST_LACKING).map(Lacking::of).toList(),
        lacking.size());
  }

  private static Words every(Frequency every) {
    return switch (every) {
      case Frequency.Daily(int times) ->
          new Words(
              times == 1 ? "每日" : "每日 " + times + " 次",
              times == 1 ? "daily" : times + " times a day");
      case Frequency.Weekly() -> new Words("每周", "weekly");
      case Frequency.Monthly monthly -> monthly(monthly);
      case Frequency.Before before ->
          new Words(
              "重要时段前 " + before.days() + " 天内",
              "within " + before.days() + " days before key periods");
    };
  }

  private static Words monthly(Frequency.Monthly monthly) {
    Words period =
        switch (monthly.months()) {
          case 1 -> new Words("每月", "month");
          case 3 -> new Words("每季度", "quarter");
          case 6 -> new Words("每半年", "half-year");
          default -> new Words("每年", "year");
        };
    return monthly.times() == 1
        ? new Words(period.zh(), "once a " + period.en())
        : new Words(
            period.zh() + " " + monthly.times() + " 次",
            monthly.times() + " times a " + period.en());
  }
}
