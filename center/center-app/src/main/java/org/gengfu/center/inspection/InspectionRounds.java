package org.gengfu.center.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.contract.Text;
import org.gengfu.core.inspection.Answer;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.RoundFact;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.inspection.Stop;
import org.gengfu.core.inspection.Words;
import org.jspecify.annotations.Nullable;

/** What became of rounds, for papers. Any thread that may block. */
public interface InspectionRounds {
  /** The most rounds of one answer, the latest. */
  int MOST = 5_000;

  /**
   * The rounds of a contract whose window ends within a time, the first first; those that are still
   * to be made are among them.
   */
  List<Made> between(String contract, Instant from, Instant to);

  /**
   * The rounds that were made, and those that were missed, of all contracts.
   *
   * @param from those whose window ended after that, or has not ended
   * @param most so many at most, those whose window ended last
   */
  List<Over> over(Instant from, Instant now, int most);

  /** A stored round with all that became of it; empty when none of that id is stored. */
  Optional<Sheet> sheet(String id);

  /**
   * A round that was made or missed, for a list.
   *
   * @param plan {@code contract/item/inspection}
   * @param name what people call it, in Chinese
   * @param from begin of its window
   * @param to end of it
   * @param made false when it was missed
   */
  record Over(String id, String plan, String name, Instant from, Instant to, boolean made) {}

  /**
   * A round whole: its stops, its checklist, and the answers that are there.
   *
   * @param order number of its order, null when it had none
   * @param people what those are called who answered or made it, by the names of their accounts
   */
  record Sheet(RoundState state, Words name, @Nullable String order, Map<String, String> people) {
    public Sheet {
      people = Map.copyOf(people);
    }
  }

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

    static Made of(RoundFile file, Instant now) {
      RoundFact.Finished finished = file.state().finished();
      TimeRange window = file.round().window();
      List<Said> said = new ArrayList<>();
      for (Answer answer : file.state().answers().values()) {
        CheckItem item = file.round().item(answer.item());
        Stop stop = file.round().stop(answer.node());
        if (item != null && stop != null) {
          said.add(Said.of(stop, item, answer));
        }
      }
      return new Made(
          file.id(),
          file.round().plan(),
          new Text(file.name().zh(), file.name().en()),
          file.site(),
          Instant.ofEpochMilli(window.fromMillis()),
          Instant.ofEpochMilli(window.toMillis()),
          file.state().stage(now).name().toLowerCase(Locale.ROOT),
          finished == null ? null : finished.at(),
          finished != null && finished.late(),
          finished == null ? List.of() : finished.people(),
          finished == null ? "" : finished.signature(),
          file.order(),
          file.round().stops().size(),
          file.round().needed(),
          said);
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
      Instant at) {
    static Said of(Stop stop, CheckItem item, Answer answer) {
      return new Said(
          answer.node(),
          new Text(stop.name().zh(), stop.name().en()),
          new Text(item.text().zh(), item.text().en()),
          answer.value(),
          item.unit(),
          !item.abnormal(answer.value()),
          answer.measure(),
          answer.filled(),
          answer.at());
    }
  }
}
