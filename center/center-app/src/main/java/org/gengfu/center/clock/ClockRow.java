package org.gengfu.center.clock;

import java.time.Instant;
import java.util.List;
import org.gengfu.core.contract.Text;
import org.jspecify.annotations.Nullable;

/**
 * What pages show of a clock at an instant; all of it counted at that instant.
 *
 * @param incident 16 hexadecimal digits; empty of an order that is a matter of its own
 * @param order number of its order, or null
 * @param kind respond, arrive, diagnose, restore, replace or report
 * @param level 1 to 4
 * @param state running, paused, outside-hours, met, broken or cancelled; broken only once it ended
 * @param broken true when it ended, or is now, after its deadline
 * @param due when all is used up, null while it stands without end
 * @param stopped when what was promised happened, or null
 * @param branch how it was stopped, or null
 * @param usedPercent rounded down
 * @param leftSeconds from now to the deadline, below zero behind it; null when there is none or it
 *     ended
 * @param why the deadline is what it is
 * @param step the last step that was told, or null
 * @param decideSpareBy when a part must leave at the latest, or null
 * @param site empty when nobody knows
 * @param repeats id of the clock of the same fault before, or null
 * @param corrected what was shown before something became known late
 */
public record ClockRow(
    String id,
    String incident,
    @Nullable String order,
    Item item,
    String kind,
    int level,
    String state,
    boolean broken,
    Instant start,
    @Nullable Instant due,
    @Nullable Instant stopped,
    @Nullable String branch,
    int usedPercent,
    @Nullable Long leftSeconds,
    Words why,
    @Nullable Integer step,
    @Nullable Instant decideSpareBy,
    List<PauseRow> pauses,
    String site,
    Root root,
    @Nullable String repeats,
    List<Corrected> corrected) {
  /** A text in both languages. */
  public record Words(String zh, String en) {
    static Words of(Text text) {
      return new Words(text.zh(), text.en());
    }
  }

  /**
   * The contract's item.
   *
   * @param promise which of its promises, {@code item/commitment}
   */
  public record Item(String contract, String item, String promise, Words name) {}

  /** What failed. */
  public record Root(String node, Words name) {}

  /** Who said something, and when. */
  public record Word(String by, Instant time) {}

  /**
   * A pause.
   *
   * @param to null for no end
   * @param approved null while nobody agreed
   * @param withdrawn when it was declined or taken back, or null
   */
  public record PauseRow(
      String id,
      Instant from,
      @Nullable Instant to,
      String reason,
      String evidence,
      Word asked,
      @Nullable Word approved,
      @Nullable Instant withdrawn) {}

  /** What was shown until then. */
  public record Corrected(Instant time, Words was) {}

  public ClockRow {
    pauses = List.copyOf(pauses);
    corrected = List.copyOf(corrected);
  }
}
