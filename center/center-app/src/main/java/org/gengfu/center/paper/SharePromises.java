package org.gengfu.center.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.core.contract.Commitment;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.report.paper.ServicePaper;
import org.jspecify.annotations.Nullable;

/**
 * Promises that are kept when a share of cases is in time ("of complaints 90 % within five working
 * days"). A case counts in the period in which it was decided: one that was kept when it was
 * stopped, one that was not at its deadline. Pure; any thread.
 */
final class SharePromises {
  private static final int DIGITS = 2;

  private SharePromises() {}

  /**
   * One line for each such promise of the contract, in its order, also where no case was decided.
   */
  static List<ServicePaper.Rate> of(OwedPaper owed, List<ClockRow> clocks, boolean zh) {
    List<ServicePaper.Rate> rates = new ArrayList<>();
    for (ContractItem item : owed.terms().items()) {
      for (Commitment promise : item.commitments()) {
        if (promise.sharePercent() < 100) {
          List<ClockRow> decided =
              clocks.stream()
                  .filter(each -> each.item().promise().equals(promise.id()))
                  .filter(each -> falls(decided(each), owed))
                  .toList();
          rates.add(rate(item, promise, decided, zh));
        }
      }
    }
    return rates;
  }

  /** When it was known whether a clock is kept; null while it is not. */
  static @Nullable Instant decided(ClockRow clock) {
    return clock.broken() ? clock.due() : clock.stopped();
  }

  private static boolean falls(@Nullable Instant at, OwedPaper owed) {
    return at != null && !at.isBefore(owed.from()) && at.isBefore(owed.to());
  }

  private static ServicePaper.Rate rate(
      ContractItem item, Commitment promise, List<ClockRow> decided, boolean zh) {
    int all = decided.size();
    long kept = decided.stream().filter(each -> !each.broken()).count();
    String text = zh ? promise.text().zh() : promise.text().en();
    String what =
        (zh ? "%s %s（按时 %d 件，共 %d 件）" : "%s: %s (%d of %d in time)")
            .formatted(
                zh ? item.name().zh() : item.name().en(),
                text.isEmpty() ? promise.id() : text,
                kept,
                all);
    String wanted = "≥ %d%%".formatted(promise.sharePercent());
    if (all == 0) {
      return new ServicePaper.Rate(what, null, zh ? "不适用" : "no case", "", wanted, "");
    }
    boolean met = kept * 100 >= (long) promise.sharePercent() * all;
    // rounded down: what is not whole is not called whole
    BigDecimal value =
        BigDecimal.valueOf(kept * 100).divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.DOWN);
    return new ServicePaper.Rate(
        what, value, "", "", wanted, met ? (zh ? "达标" : "met") : (zh ? "未达标" : "missed"));
  }
}
