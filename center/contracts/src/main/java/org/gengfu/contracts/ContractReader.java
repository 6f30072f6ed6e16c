package org.gengfu.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.clock.Promise;
import org.gengfu.core.clock.SpanReading;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.DeviceSelector;
import org.gengfu.core.contract.DutyCalendar;
import org.gengfu.core.contract.Exclusion;
import org.gengfu.core.contract.LevelRule;
import org.gengfu.core.contract.PaperTerm;
import org.gengfu.core.contract.PauseReason;
import org.gengfu.core.contract.Scoring;
import org.gengfu.core.contract.Text;
import org.gengfu.document.MapNode;
import org.jspecify.annotations.Nullable;

/** Reads a whole contract out of a document's nodes. One thread, one use. */
final class ContractReader {
  private final Remarks remarks;
  private final Words words;

  ContractReader(Remarks remarks) {
    this.remarks = remarks;
    this.words = new Words(remarks);
  }

  /**
   * The contract; to be used only when there are no errors.
   *
   * @param number the edition's
   * @param since when the edition begins to hold, null for the contract's begin
   */
  @Nullable ContractEdition read(MapNode root, int number, @Nullable Instant since) {
    String id = words.id(root, "contract", "contract");
    Text name = words.required(root, "name");
    String owner = words.plain(root, "owner");
    ZoneId zone = zone(root);
    root.require("from", remarks.problems());
    Instant begin = instant(root, "from", zone);
    Instant end = instant(root, "until", zone);
    if (begin != null && end != null && !end.isAfter(begin)) {
      remarks.error(
          root.valueMark("until"), "合同在开始之前就结束了", "the contract ends before it begins", "");
      end = null;
    }
    SpanReading reading =
        root.choice("reading", SpanReading.class, SpanReading.PROGRESSIVE, remarks.problems());
    long reopen = words.millis(root, "reopen", Promise.USUAL_REOPEN);
    Map<String, DutyCalendar> calendars = new CalendarReader(remarks, zone, number).read(root);
    KeyPeriods keys = keys(root, zone, number);
    List<PauseReason> pauses = pauses(root);
    Set<String> reasons = new LinkedHashSet<>(pauses.stream().map(PauseReason::id).toList());
    Frame frame = new Frame(number, calendars, keys, reasons, reading, reopen);
    DeviceReader devices = new DeviceReader(remarks);
    List<LevelRule> levels = devices.levels(root, "levels");
    List<ItemReader.Placed> items = new ItemReader(remarks, frame).read(root);
    List<Exclusion> exclusions = exclusions(root, devices, items);
    Scoring scoring = new ScoringReader(remarks).read(root.map("scoring", remarks.problems()));
    Instant papersSince = instant(root, "papersSince", zone);
    List<PaperTerm> papers =
        new PaperReader(remarks, calendars).read(root, id, zone, begin, end, papersSince);
    root.close(remarks.problems());
    Instant from = from(root, begin, end, since);
    if (from == null) {
      return null;
    }
    ContractEdition edition =
        new ContractEdition(
            id,
            number,
            name,
            owner,
            from,
            end,
            zone,
            new ArrayList<>(calendars.values()),
            keys,
            pauses,
            exclusions,
            levels,
            items.stream().map(ItemReader.Placed::item).toList(),
            scoring,
            papers);
    new ContractCheck(remarks, edition, root, items).look();
    return edition;
  }

  private @Nullable Instant from(
      MapNode root, @Nullable Instant begin, @Nullable Instant end, @Nullable Instant since) {
    if (begin == null) {
      return null;
    }
    if (since != null && (since.isBefore(begin) || (end != null && !since.isBefore(end)))) {
      remarks.error(
          root.valueMark("from"),
          "该版本的生效时间不在合同期内",
          "the edition would begin to hold outside the contract's own time",
          "Choose a time from the contract's begin on and before its end");
      return null;
    }
    return since == null ? begin : since;
  }

  private ZoneId zone(MapNode root) {
    String name = root.string("zone", "Asia/Shanghai", remarks.problems());
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      remarks.error(
          root.valueMark("zone"), "没有这个时区", "there is no such zone", "Write Asia/Shanghai");
      return ZoneId.of("Asia/Shanghai");
    }
  }

  private @Nullable Instant instant(MapNode map, String key, ZoneId zone) {
    String text = map.optionalString(key, remarks.problems());
    if (text == null) {
      return null;
    }
    Instant found = Days.instant(text, zone);
    if (found == null) {
      remarks.error(
          map.valueMark(key),
          "“" + text + "”不是时间",
          "\"" + key + "\" is no time",
          "Write \"2026-10-01\" or \"2026-10-01T08:30\"");
    }
    return found;
  }

  private KeyPeriods keys(MapNode root, ZoneId zone, int number) {
    List<KeyPeriods.Named> periods = new ArrayList<>();
    for (MapNode node : root.maps("keyPeriods", remarks.problems())) {
      node.require("from", remarks.problems());
      node.require("to", remarks.problems());
      Instant from = instant(node, "from", zone);
      Instant to = instant(node, "to", zone);
      String name = words.plain(node, "name");
      node.close(remarks.problems());
      if (from != null && to != null && !to.isAfter(from)) {
        remarks.error(
            node.valueMark("to"),
            "关键时段“" + name + "”在开始之前就结束了",
            "the key period ends before it begins",
            "\"to\" is the first moment after it");
      } else if (from != null && to != null) {
        periods.add(
            new KeyPeriods.Named(name, new TimeRange(from.toEpochMilli(), to.toEpochMilli())));
      }
    }
    if (periods.size() > KeyPeriods.MOST) {
      remarks.error(root.keyMark("keyPeriods"), "关键时段太多", "too many key periods", "");
      return KeyPeriods.NONE;
    }
    return KeyPeriods.of(number, periods);
  }

  private List<PauseReason> pauses(MapNode root) {
    List<PauseReason> reasons = new ArrayList<>();
    MapNode map = root.map("pauseReasons", remarks.problems());
    if (map != null) {
      for (String id : map.keys()) {
        if (id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
          reasons.add(new PauseReason(id, words.text(map, id)));
        } else {
          remarks.error(
              map.keyMark(id), "暂停理由的名称只能用字母、数字和 . _ -", "this is no name of a reason", "");
        }
      }
    }
    return reasons;
  }

  private List<Exclusion> exclusions(
      MapNode root, DeviceReader devices, List<ItemReader.Placed> items) {
    List<String> known = items.stream().map(each -> each.item().id()).toList();
    List<Exclusion> exclusions = new ArrayList<>();
    for (MapNode node : root.maps("exclusions", remarks.problems())) {
      String id = words.id(node, "id", "exclusion-" + exclusions.size());
      Text text = words.required(node, "text");
      Set<String> causes = words.words(node, "causes");
      List<DeviceSelector> selectors = devices.all(node, "devices");
      Set<String> only = words.among(node, "items", known, "合同项");
      node.close(remarks.problems());
      if (causes.isEmpty() && selectors.isEmpty()) {
        remarks.error(
            node.mark(),
            "除外条款“" + id + "”既没有原因也没有设备，会把一切都排除",
            "exclusion " + id + " names neither causes nor devices: it would exclude everything",
            "Name causes: or devices:");
      }
      for (DeviceSelector each : selectors.isEmpty() ? List.of(DeviceSelector.ALL) : selectors) {
        exclusions.add(new Exclusion(id, text, causes, each, only));
      }
    }
    return exclusions;
  }
}
