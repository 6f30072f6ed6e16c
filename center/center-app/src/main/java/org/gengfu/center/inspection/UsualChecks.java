package org.gengfu.center.inspection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.gengfu.center.order.Checklists;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.InspectionPlan;
import org.gengfu.core.inspection.Words;

/**
 * What a round looks at where the contract does not say: the checks of every inspection, and of
 * each kind of device the values that telemetry may know. Immutable; any thread.
 */
final class UsualChecks {
  /** Between the points of which the first that a device has is meant. */
  static final String OR = "|";

  private final Checklists lists = Checklists.shipped();

  /** The name of the list that a kind of device has; what is not there has a list of no values. */
  String list(String kind) {
    return lists.ofKind(kind).map(Checklists.Checklist::id).orElse("");
  }

  /**
   * The checks of a round.
   *
   * @param kinds names of the lists of its devices
   */
  List<CheckItem> of(Collection<String> kinds) {
    List<CheckItem> checks = new ArrayList<>();
    for (Checklists.Step step : lists.inspection().steps()) {
      if (step.kind().equals("check")) {
        checks.add(check(step.id(), step, List.of()));
      }
    }
    for (String kind : new TreeSet<>(kinds)) {
      Optional<Checklists.Checklist> list = lists.ofKind(kind);
      for (Checklists.Step step : list.map(Checklists.Checklist::steps).orElse(List.of())) {
        if (!step.points().isEmpty() && checks.size() < InspectionPlan.MOST_ITEMS) {
          checks.add(check(kind + "." + step.id(), step, List.of(kind)));
        }
      }
    }
    return List.copyOf(checks);
  }

  private static CheckItem check(String id, Checklists.Step step, List<String> types) {
    String unit = step.unit();
    return new CheckItem(
        id,
        new Words(
            step.text().getOrDefault("zh", step.id()), step.text().getOrDefault("en", step.id())),
        step.kind().equals("value") ? CheckItem.Kind.VALUE : CheckItem.Kind.CHECK,
        types,
        unit == null ? "" : unit,
        List.of(),
        step.points().isEmpty() ? null : String.join(OR, step.points()),
        null,
        null);
  }
}
