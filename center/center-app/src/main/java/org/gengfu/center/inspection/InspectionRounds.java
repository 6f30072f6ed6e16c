package org.gengfu.center.inspection;

import java.time.Instant;
import java.util.List;
import org.gengfu.core.contract.Text;
import org.jspecify.annotations.Nullable;

/** What became of rounds in a time, for papers. Any thread that may block. */
public interface InspectionRounds {
  /** No rounds are made. */
  InspectionRounds NONE = (contract, from, to) -> List.of();

  /** The most rounds of one answer, the latest. */
  int MOST = 5_000;

  /**
   * The rounds of a contract whose window ends within a time, the first first; those that are still
   * to be made are among them.
   */
  List<Made> between(String contract, Instant from, Instant to);

  /**
   * One round.
   *
   * @param plan {@code contract/item/inspection}
   * @param site id of the site of all of it, empty when that is several
   * @param state {@code planned}, {@code due}, {@code missed} or {@code done}
   * @param finished when it was made, null while it is not
   * @param late true when it was made after its window
   * @param people who made it
   * @param signed name of the owner's person who signed, empty when nobody did
   * @param order number of its order, null when it had none
   * @param devices how many it looked at
   * @param needed how many answers it needs
   */
  record Made(
      String id,
      String plan,
      Text name,
      String site,
      Instant from,
      Instant to,
      String state,
      @Nullable Instant finished,
      boolean late,
      List<String> people,
      String signed,
      @Nullable String order,
      int devices,
      int needed,
      List<Said> answers) {
    public Made {
      people = List.copyOf(people);
      answers = List.copyOf(answers);
    }

    /** Those that are not what is normal. */
    public List<Said> anomalies() {
      return answers.stream().filter(each -> !each.normal()).toList();
    }
  }

  /**
   * What was found of one thing at one device.
   *
   * @param node of the device
   * @param value as it was said; a check is {@code ok} or {@code bad}
   * @param measure what was done about it, empty for nothing
   * @param telemetry true when no person said it
   * @param at when it was seen
   */
  record Said(
      String node,
      Text device,
      Text check,
      String value,
      String unit,
      boolean normal,
      String measure,
      boolean telemetry,
      Instant at) {}
}
