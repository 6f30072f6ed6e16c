package org.gengfu.contracts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.contract.InspectionDuty;
import org.gengfu.core.contract.Text;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.Frequency;
import org.gengfu.core.inspection.InspectionPlan;
import org.gengfu.document.MapNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code inspections:} of an item. One thread. */
final class InspectionReader {
  /** The most of an item. */
  static final int MOST = 32;

  private static final double FARTHEST = 1e12;

  private final Remarks remarks;
  private final Words words;
  private final Frame frame;

  /** What {@code every} may say. */
  private enum Every {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR,
    BEFORE
  }

  /** What {@code signedBy} may say. */
  private enum Signer {
    NOBODY,
    OWNER
  }

  InspectionReader(Remarks remarks, Frame frame) {
    this.remarks = remarks;
    this.words = new Words(remarks);
    this.frame = frame;
  }

  /** The duties of an item. */
  List<InspectionDuty> read(MapNode item) {
    List<InspectionDuty> duties = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<MapNode> nodes = item.maps("inspections", remarks.problems());
    if (nodes.size() > MOST) {
      remarks.error(
          item.keyMark("inspections"),
          "巡检超过 " + MOST + " 种",
          "more than " + MOST + " kinds of rounds",
          "Split the item");
      return duties;
    }
    for (MapNode node : nodes) {
      InspectionDuty duty = duty(node, duties.size());
      if (!ids.add(duty.id())) {
        remarks.error(
            node.valueMark("id"),
            "巡检“" + duty.id() + "”重复",
            "inspection " + duty.id() + " is there twice",
            "Rename one of them");
      }
      duties.add(duty);
    }
    return duties;
  }

  private InspectionDuty duty(MapNode node, int index) {
    String id = words.id(node, "id", "round-" + (index + 1));
    Text name = words.required(node, "name");
    InspectionPlan.Kind kind =
        node.choice(
            "kind", InspectionPlan.Kind.class, InspectionPlan.Kind.ON_SITE, remarks.problems());
    Frequency every = every(node);
    String calendar = words.one(node, "calendar", CalendarReader.names(frame.calendars()), "日历");
    WorkCalendar days =
        Objects.requireNonNull(
                frame.calendars().get(calendar == null ? CalendarReader.ALWAYS : calendar))
            .calendar();
    List<CheckItem> checks = checks(node);
    int perMonth = (int) node.whole("perMonth", 0, 0, 31, remarks.problems());
    Signer signer = node.choice("signedBy", Signer.class, Signer.NOBODY, remarks.problems());
    node.close(remarks.problems());
    return new InspectionDuty(
        id, name, kind, every, days, checks, perMonth, signer == Signer.OWNER);
  }

  private Frequency every(MapNode node) {
    node.require("every", remarks.problems());
    Every every = node.choice("every", Every.class, Every.MONTH, remarks.problems());
    int most =
        switch (every) {
          case DAY -> Frequency.MOST_A_DAY;
          case WEEK, BEFORE -> 1;
          case MONTH -> 2;
          case QUARTER -> 6;
          case HALF_YEAR, YEAR -> Frequency.MOST_A_PERIOD;
        };
    int times = (int) node.whole("times", 1, 1, most, remarks.problems());
    if (every == Every.BEFORE) {
      node.require("days", remarks.problems());
      List<String> known =
          frame.keys().periods().stream().map(period -> period.name()).distinct().toList();
      List<String> occasions = List.copyOf(words.among(node, "occasions", known, "关键时段"));
      return new Frequency.Before(
          occasions,
          (int) node.whole("days", 3, 1, Frequency.MOST_DAYS_BEFORE, remarks.problems()));
    }
    return switch (every) {
      case DAY -> new Frequency.Daily(times);
      case WEEK -> new Frequency.Weekly();
      case MONTH -> new Frequency.Monthly(1, times, 1);
      case QUARTER -> new Frequency.Monthly(3, times, 1);
      case HALF_YEAR -> new Frequency.Monthly(6, times, 1);
      case YEAR, BEFORE -> new Frequency.Monthly(12, times, 1);
    };
  }

  private List<CheckItem> checks(MapNode node) {
    List<CheckItem> checks = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<MapNode> nodes = node.maps("checks", remarks.problems());
    if (nodes.size() > InspectionDuty.MOST_CHECKS) {
      remarks.error(
          node.keyMark("checks"),
          "检查项超过 " + InspectionDuty.MOST_CHECKS + " 个",
          "more than " + InspectionDuty.MOST_CHECKS + " checks",
          "Split the inspection");
      return checks;
    }
    for (MapNode each : nodes) {
      CheckItem check = check(each, checks.size());
      if (check != null && !ids.add(check.id())) {
        remarks.error(
            each.valueMark("id"),
            "检查项“" + check.id() + "”重复",
            "check " + check.id() + " is there twice",
            "Rename one of them");
      } else if (check != null) {
        checks.add(check);
      }
    }
    return checks;
  }

  private @Nullable CheckItem check(MapNode node, int index) {
    String id = words.id(node, "id", "check-" + (index + 1));
    Text text = words.required(node, "text");
    CheckItem.Kind kind =
        node.choice("kind", CheckItem.Kind.class, CheckItem.Kind.CHECK, remarks.problems());
    List<String> types = List.copyOf(words.words(node, "types"));
    String unit = words.plain(node, "unit");
    List<String> options = List.copyOf(words.words(node, "options"));
    String point = node.optionalString("point", remarks.problems());
    Double low = bound(node, "low");
    Double high = bound(node, "high");
    node.close(remarks.problems());
    if (kind == CheckItem.Kind.CHOICE && options.isEmpty()) {
      remarks.error(
          node.mark(),
          "检查项“" + id + "”没有可选项",
          "check " + id + " is a choice of nothing",
          "Add options: [good, worn], the normal one first");
      return null;
    }
    if (low != null && high != null && low > high) {
      remarks.error(
          node.mark(),
          "检查项“" + id + "”的下限大于上限",
          "check " + id + ": its least value is above its greatest",
          "Swap low: and high:");
      return null;
    }
    return new CheckItem(
        id,
        new org.gengfu.core.inspection.Words(text.zh(), text.en()),
        kind,
        types,
        unit,
        options,
        point,
        low,
        high);
  }

  private @Nullable Double bound(MapNode node, String key) {
    return node.has(key) ? node.number(key, 0, -FARTHEST, FARTHEST, remarks.problems()) : null;
  }
}
