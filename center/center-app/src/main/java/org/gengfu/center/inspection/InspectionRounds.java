package org.gengfu.center.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.inspection.Words;
import org.jspecify.annotations.Nullable;

/** What became of rounds, for papers. Any thread that may block. */
public interface InspectionRounds {
  /** The most rounds of one answer, the latest. */
  int MOST = 5_000;

  /**
   * How it stands with all rounds of a contract whose window ends within a time, by plan; those
   * that are still to be made are among them.
   *
   * @param from a window that ends then is not among them
   * @param to one that ends then is
   */
  List<Count> counts(String contract, Instant from, Instant to);

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
   * @param name what people call it
   * @param from begin of its window
   * @param to end of it
   * @param made false when it was missed
   */
  record Over(String id, String plan, Words name, Instant from, Instant to, boolean made) {}

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
   * The rounds of one plan.
   *
   * @param plan {@code contract/item/inspection}
   * @param name what people call them, as the first of them was called
   * @param rounds how many there are
   * @param made how many of them were made
   * @param late how many of these were made after their window
   * @param missed how many were not made, and their window is over
   * @param abnormal how many answers were not what is normal
   */
  record Count(String plan, Words name, int rounds, int made, int late, int missed, int abnormal) {}
}
