package org.gengfu.center.inspection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.center.story.Said;
import org.gengfu.core.inspection.Answer;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.RoundFact;
import org.gengfu.core.inspection.Stop;

/**
 * What the register of inspections says of a round, in Chinese as it is handed in.
 *
 * @param people who took part
 * @param checks what was looked at
 * @param anomalies what was not normal, and where
 * @param measures what was done about it
 */
record RoundWords(String people, String checks, String anomalies, String measures) {
  /** The longest of each; what is longer is shortened. */
  private static final int MOST = 2_000;

  private static final String BETWEEN = "；";

  static RoundWords of(RoundFile file) {
    RoundFact.Finished finished = file.state().finished();
    List<String> anomalies = new ArrayList<>();
    Set<String> measures = new LinkedHashSet<>();
    for (Answer answer : file.state().answers().values()) {
      CheckItem item = file.round().item(answer.item());
      Stop stop = file.round().stop(answer.node());
      if (item != null && stop != null && item.abnormal(answer.value())) {
        anomalies.add(
            stop.name().zh()
                + " "
                + item.text().zh()
                + (item.kind() == CheckItem.Kind.CHECK ? "" : "：" + value(answer, item)));
        measures.add(answer.measure());
      }
    }
    measures.remove("");
    return new RoundWords(
        finished == null ? "" : String.join("、", finished.people()),
        shortened(
            file.round().checklist().stream().map(each -> each.text().zh()).distinct().toList()),
        shortened(anomalies),
        shortened(List.copyOf(measures)));
  }

  /** As people write it; units of the contract are UCUM's. */
  private static String value(Answer answer, CheckItem item) {
    if (item.kind() == CheckItem.Kind.CHOICE) {
      return Said.choice(answer.value()).zh();
    }
    String unit = item.unit().equals("Cel") ? "°C" : item.unit();
    return unit.isEmpty() ? answer.value() : answer.value() + " " + unit;
  }

  private static String shortened(List<String> parts) {
    String text = String.join(BETWEEN, parts);
    return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
  }
}
