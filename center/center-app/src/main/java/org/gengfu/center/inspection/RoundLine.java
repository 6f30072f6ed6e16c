package org.gengfu.center.inspection;

import java.time.Instant;
import org.gengfu.core.inspection.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a list needs of a round: no stops, no answers. Never changes.
 *
 * @param plan {@code contract/item/inspection}
 * @param item {@code contract/item}
 * @param site of all of it, empty when that is several or nobody knows
 * @param from begin of its window
 * @param to end of it
 * @param made true when it is finished
 * @param order number of its order, null while it has none
 * @param done how many answers are there
 * @param of how many it needs
 */
record RoundLine(
    String id,
    String plan,
    String item,
    String site,
    Words name,
    Instant from,
    Instant to,
    boolean made,
    @Nullable String order,
    int done,
    int of) {
  /** The line of a whole round. */
  static RoundLine of(RoundFile file) {
    return new RoundLine(
        file.id(),
        file.round().plan(),
        file.item(),
        file.site(),
        file.name(),
        Instant.ofEpochMilli(file.round().window().fromMillis()),
        Instant.ofEpochMilli(file.round().window().toMillis()),
        file.state().finished() != null,
        file.order(),
        file.state().answers().size(),
        file.round().needed());
  }

  /** {@code planned}, {@code due}, {@code missed} or {@code done}. */
  String state(Instant now) {
    if (made) {
      return "done";
    }
    return now.isBefore(from) ? "planned" : now.isBefore(to) ? "due" : "missed";
  }
}
