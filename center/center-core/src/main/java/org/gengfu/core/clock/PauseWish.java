package org.gengfu.core.clock;

import org.gengfu.core.availability.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A pause that somebody asks for. It lets the clock stand once another person has approved it.
 *
 * @param id its own within the clock
 * @param evidence id of the paper, photograph or message that shows it
 * @param asked who asked, when
 * @param ruled who decided, when and why; null before
 * @param approved how it was decided
 * @param retroactive the owner agreed that it counts though the promise was broken before it began
 * @param withdrawn who took it back, when and why; null while it stands
 */
public record PauseWish(
    String id,
    TimeRange range,
    String reason,
    String evidence,
    ClockWord asked,
    @Nullable ClockWord ruled,
    boolean approved,
    boolean retroactive,
    @Nullable ClockWord withdrawn) {
  /** One that nobody has decided on yet. */
  public static PauseWish asked(
      String id, TimeRange range, String reason, String evidence, ClockWord asked) {
    return new PauseWish(id, range, reason, evidence, asked, null, false, false, null);
  }

  PauseWish ruled(ClockWord word, boolean yes, boolean afterwards) {
    return new PauseWish(id, range, reason, evidence, asked, word, yes, afterwards, withdrawn);
  }

  PauseWish withdrawn(ClockWord word) {
    return new PauseWish(id, range, reason, evidence, asked, ruled, approved, retroactive, word);
  }

  /** True while somebody has yet to decide. */
  public boolean isOpen() {
    return ruled == null && withdrawn == null;
  }
}
