package org.gengfu.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.clock.Target;
import org.gengfu.core.contract.Commitment;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.DutyCalendar;
import org.gengfu.core.contract.Party;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;

/** Looks for what a contract can say but hardly means. One thread, one use. */
final class ContractCheck {
  private final Remarks remarks;
  private final ContractEdition edition;
  private final MapNode root;
  private final List<ItemReader.Placed> items;

  ContractCheck(
      Remarks remarks, ContractEdition edition, MapNode root, List<ItemReader.Placed> items) {
    this.remarks = remarks;
    this.edition = edition;
    this.root = root;
    this.items = items;
  }

  void look() {
    keyPeriods();
    edition.calendars().forEach(this::calendar);
    for (ItemReader.Placed placed : items) {
      item(placed.item(), placed.node());
      for (Commitment commitment : placed.item().commitments()) {
        levels(commitment, placed.node().mark());
      }
      order(placed.item(), placed.node().mark());
    }
    contradictions();
  }

  private void keyPeriods() {
    List<KeyPeriods.Named> sorted =
        edition.keys().periods().stream()
            .sorted(Comparator.comparing(KeyPeriods.Named::range))
            .toList();
    Mark mark = root.keyMark("keyPeriods");
    KeyPeriods.Named last = null;
    for (KeyPeriods.Named next : sorted) {
      if (last != null && next.range().fromMillis() < last.range().toMillis()) {
        remarks.warn(
            mark,
            "关键时段“%s”与“%s”重叠，重叠的时间只算一次".formatted(last.name(), next.name()),
            "the key periods '%s' and '%s' overlap; their common time is key once"
                .formatted(last.name(), next.name()));
      }
      last = last != null && last.range().toMillis() > next.range().toMillis() ? last : next;
      if (isOutside(next.range())) {
        remarks.warn(
            mark,
            "关键时段“" + next.name() + "”不在合同期内",
            "the key period '" + next.name() + "' lies outside the contract's time");
      }
    }
    boolean differs =
        items.stream()
            .flatMap(placed -> placed.item().commitments().stream())
            .flatMap(each -> each.promise().targets().values().stream())
            .anyMatch(target -> target.keyMillis() != target.usualMillis());
    if (differs && sorted.isEmpty()) {
      remarks.warn(
          root.keyMark("items"),
          "有的承诺在关键时段另有时限，但合同没有列出任何关键时段",
          "some promises are shorter in key periods, but no key period is named");
    }
  }

  private boolean isOutside(TimeRange range) {
    Instant until = edition.until();
    return (until != null && range.fromMillis() >= until.toEpochMilli())
        || range.toMillis() <= edition.from().toEpochMilli();
  }

  /** Every year of the contract needs its holidays; what nobody published is told. */
  private void calendar(DutyCalendar calendar) {
    if (calendar.calendar().named().isEmpty()) {
      return;
    }
    Mark mark = root.keyMark("calendars");
    TreeSet<Integer> open = new TreeSet<>();
    Instant until = edition.until();
    int first = edition.from().atZone(edition.zone()).getYear();
    int last = until == null ? first : until.minusMillis(1).atZone(edition.zone()).getYear();
    for (int year = first; year <= last; year++) {
      open.add(year);
    }
    calendar.calendar().named().keySet().forEach(day -> open.remove(day.getYear()));
    if (!open.isEmpty()) {
      remarks.warn(
          mark,
          "日历“%s”没有 %s 年的节假日".formatted(calendar.id(), years(open)),
          "calendar %s has no holidays of %s".formatted(calendar.id(), years(open)));
    }
    TreeSet<Integer> doubted = new TreeSet<>();
    for (LocalDate day : calendar.unconfirmed()) {
      if (until == null || day.atStartOfDay(edition.zone()).toInstant().isBefore(until)) {
        doubted.add(day.getYear());
      }
    }
    if (!doubted.isEmpty()) {
      remarks.warn(
          mark,
          "日历“%s”中 %s 年的节假日尚未正式公布，请在公布后更新".formatted(calendar.id(), years(doubted)),
          "calendar %s: the holidays of %s are not officially published; renew them when they are"
              .formatted(calendar.id(), years(doubted)));
    }
  }

  private static String years(TreeSet<Integer> years) {
    return String.join(", ", years.stream().map(String::valueOf).toList());
  }

  private void item(ContractItem item, MapNode node) {
    Mark mark = node.mark();
    if (item.selectors().isEmpty()) {
      remarks.warn(
          mark,
          "合同项“" + item.id() + "”没有设备：只有在设备上注明它才会计时",
          "item " + item.id() + " names no devices: only a device that names it is held");
    }
    if (item.commitments().isEmpty()) {
      remarks.warn(
          mark,
          "合同项“" + item.id() + "”没有自己的时限，按合同的其他条款计时",
          "item " + item.id() + " has no time of its own: other items decide");
    }
    if (item.repairs() == Party.CARRIER && item.owner().isEmpty()) {
      remarks.error(
          node.keyMark("repairs"),
          "合同项“" + item.id() + "”由运营商修复，须写明是哪家（owner）",
          "item " + item.id() + " is mended by a carrier, but nobody says which",
          "Add owner:");
    }
    if (item.repairs() == Party.CARRIER && item.spare() != null) {
      remarks.warn(
          node.keyMark("spare"),
          "合同项“" + item.id() + "”由运营商修复，却要求我方备件",
          "item " + item.id() + " is mended by a carrier, but asks for parts of ours");
    }
    for (var step : item.steps()) {
      long longest = longest(item, PromiseKind.RESTORE);
      if (longest > 0 && step.afterMillis() >= longest) {
        remarks.warn(
            node.keyMark("steps"),
            "合同项“" + item.id() + "”的步骤排在恢复时限之后",
            "item " + item.id() + " has a step that comes after its time is over");
      }
    }
  }

  private static long longest(ContractItem item, PromiseKind kind) {
    return item.commitments().stream()
        .filter(each -> each.kind() == kind)
        .flatMap(each -> each.promise().targets().values().stream())
        .mapToLong(Target::usualMillis)
        .max()
        .orElse(0);
  }

  /** A graver level has no longer time; a key period no longer one than other times. */
  private void levels(Commitment commitment, Mark mark) {
    Target graver = null;
    for (Level level : Level.values()) {
      Target target = commitment.promise().targets().get(level);
      if (target == null) {
        continue;
      }
      if (target.keyMillis() > target.usualMillis()) {
        remarks.warn(
            mark,
            "“%s”%d 级的关键时段时限比平时还长".formatted(commitment.id(), level.number()),
            "%s gives more time in key periods than otherwise at level %d"
                .formatted(commitment.id(), level.number()));
      }
      if (graver != null && target.usualMillis() < graver.usualMillis()) {
        remarks.warn(
            mark,
            "“%s”%d 级的时限比更严重的级别还短".formatted(commitment.id(), level.number()),
            "%s gives less time at level %d than at a graver one"
                .formatted(commitment.id(), level.number()));
      }
      graver = target;
    }
  }

  /** Who must have restored within an hour cannot have two to respond. */
  private void order(ContractItem item, Mark mark) {
    List<PromiseKind> order =
        List.of(PromiseKind.RESPOND, PromiseKind.ARRIVE, PromiseKind.RESTORE, PromiseKind.REPORT);
    for (Commitment first : item.commitments()) {
      for (Commitment then : item.commitments()) {
        int at = order.indexOf(first.kind());
        if (at >= 0 && order.indexOf(then.kind()) > at && first.work() == then.work()) {
          for (Level level : Level.values()) {
            if (isLonger(first, then, level)) {
              remarks.error(
                  mark,
                  "“%s”的时限比“%s”还长，%d 级时自相矛盾".formatted(first.id(), then.id(), level.number()),
                  "%s has more time than %s, which comes after it, at level %d"
                      .formatted(first.id(), then.id(), level.number()),
                  "Mend one of the two");
              break;
            }
          }
        }
      }
    }
  }

  private static boolean isLonger(Commitment first, Commitment then, Level level) {
    Target one = first.promise().targets().get(level);
    Target two = then.promise().targets().get(level);
    return one != null
        && two != null
        && first.promise().calendar().equals(then.promise().calendar())
        && first.start() == then.start()
        && (one.usualMillis() > two.usualMillis() || one.keyMillis() > two.keyMillis());
  }

  /** Two items that ask for the very same devices and promise different times. */
  private void contradictions() {
    List<ItemReader.Placed> seen = new ArrayList<>();
    for (ItemReader.Placed next : items) {
      for (ItemReader.Placed other : seen) {
        if (!next.item().selectors().isEmpty()
            && next.item().selectors().equals(other.item().selectors())) {
          contradiction(other.item(), next.item(), next.node().mark());
        }
      }
      seen.add(next);
    }
  }

  private void contradiction(ContractItem one, ContractItem two, Mark mark) {
    if (one.repairs() != two.repairs()) {
      remarks.warn(
          mark,
          "合同项“%s”与“%s”的设备相同，修复方却不同".formatted(one.id(), two.id()),
          "items %s and %s hold the same devices, but others mend them"
              .formatted(one.id(), two.id()));
    }
    for (Commitment first : one.commitments()) {
      for (Commitment second : two.commitments()) {
        if (first.kind() == second.kind()
            && first.work() == second.work()
            && !Objects.equals(first.promise().targets(), second.promise().targets())) {
          remarks.warn(
              mark,
              "“%s”与“%s”的设备相同，时限却不同；按较短的计".formatted(first.id(), second.id()),
              "%s and %s hold the same devices with different times; the shorter one counts"
                  .formatted(first.id(), second.id()));
        }
      }
    }
  }
}
