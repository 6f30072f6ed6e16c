package org.gengfu.center.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import org.gengfu.core.clock.WhyDeadline;
import org.gengfu.core.contract.Text;
import org.jspecify.annotations.Nullable;

/**
 * By when a part must be on its way so that the swap still fits inside the promise.
 *
 * <pre>
 * said by the contract's step    counted back from the deadline    counts
 * yes                            no part is known                  the step
 * no                             yes                               counted back
 * yes                            yes                               the earlier
 * </pre>
 *
 * @param atMillis the instant that counts
 * @param said what the contract's step says, empty for no step
 * @param counted the deadline less what the part takes, no earlier than the clock's start; empty
 *     when no part or no deadline is known
 * @param takes by which part, null when none is known
 */
record SpareDecision(
    long atMillis, OptionalLong said, OptionalLong counted, SpareLead.@Nullable Takes takes) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  /** True when the contract's step counts. */
  boolean byStep() {
    return said.isPresent() && said.getAsLong() == atMillis;
  }

  /** What counts, and why, in a sentence. */
  Text why(ZoneId zone) {
    String by = time(atMillis, zone);
    SpareLead.Takes part = takes;
    if (part == null || counted.isEmpty()) {
      return new Text(
          "按合同步骤应于 " + by + " 前决定换件", "the contract's step: decide for the spare by " + by);
    }
    Text takes = takes(part, zone);
    String back = time(counted.getAsLong(), zone);
    return byStep()
        ? new Text(
            "按合同步骤应于 %s 前决定换件（从时限倒推为 %s：%s）".formatted(by, back, takes.zh()),
            "the contract's step: decide for the spare by %s (counted back from the deadline %s: %s)"
                .formatted(by, back, takes.en()))
        : new Text(
            "从时限倒推，应于 %s 前决定换件：%s".formatted(by, takes.zh()),
            "counted back from the deadline, decide for the spare by %s: %s"
                .formatted(by, takes.en()));
  }

  /** Which part, from where, how long. */
  static Text takes(SpareLead.Takes part, ZoneId zone) {
    String at = time(part.at().toEpochMilli(), zone);
    return new Text(
        "备件 %s 在 %s%s，取件和路程 %s、更换 %s（按 %s 的库存和路况）"
            .formatted(
                part.serial(),
                part.place(),
                part.kept() ? "（已为本工单保留）" : "",
                WhyDeadline.chinese(part.comesMillis()),
                WhyDeadline.chinese(part.swapMillis()),
                at),
        "part %s at %s%s needs %s to come and %s to be put in (stock and ways of %s)"
            .formatted(
                part.serial(),
                part.place(),
                part.kept() ? ", kept for the order," : "",
                WhyDeadline.english(part.comesMillis()),
                WhyDeadline.english(part.swapMillis()),
                at));
  }

  private static String time(long millis, ZoneId zone) {
    return TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
  }
}
