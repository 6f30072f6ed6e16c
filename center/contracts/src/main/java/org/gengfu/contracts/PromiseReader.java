package org.gengfu.contracts;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.Promise;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.clock.SpanReading;
import org.gengfu.core.clock.Target;
import org.gengfu.core.contract.ClockStart;
import org.gengfu.core.contract.Commitment;
import org.gengfu.core.contract.StopWay;
import org.gengfu.core.contract.Text;
import org.gengfu.core.contract.Work;
import org.gengfu.document.MapNode;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Reads one of {@code promises:}. One thread. */
final class PromiseReader {
  private static final Pattern SHARE = Pattern.compile("([1-9][0-9]?|100)%");

  private final Remarks remarks;
  private final Words words;
  private final Frame frame;

  PromiseReader(Remarks remarks, Frame frame) {
    this.remarks = remarks;
    this.words = new Words(remarks);
    this.frame = frame;
  }

  /** The promise; null after a problem that leaves nothing to promise. */
  @Nullable Commitment read(String item, MapNode node) {
    node.require("kind", remarks.problems());
    PromiseKind kind =
        node.choice("kind", PromiseKind.class, PromiseKind.RESTORE, remarks.problems());
    String id = node.has("id") ? words.id(node, "id", Words.word(kind)) : Words.word(kind);
    Text text = words.text(node, "text");
    Work work = node.choice("about", Work.class, Work.FAULT, remarks.problems());
    ClockStart start = node.choice("start", ClockStart.class, ClockStart.FAULT, remarks.problems());
    Set<StopWay> stops =
        node.has("stops") ? words.choices(node, "stops", StopWay.class) : usual(kind);
    Map<Level, Target> targets = targets(node);
    SpanReading reading =
        node.choice("reading", SpanReading.class, frame.reading(), remarks.problems());
    String calendar = words.one(node, "calendar", CalendarReader.names(frame.calendars()), "日历");
    Set<String> pauses =
        node.has("pauses") ? words.among(node, "pauses", frame.pauses(), "暂停理由") : frame.pauses();
    long reopen = words.millis(node, "reopen", frame.reopenMillis());
    int share = share(node);
    node.close(remarks.problems());
    if (targets.isEmpty()) {
      remarks.error(
          node.mark(),
          "没有写明时限",
          "this promises no time",
          "Write within: 2h, or levels: {1: 1h, 2: 2h}");
      return null;
    }
    if (stops.isEmpty()) {
      return null;
    }
    Promise promise =
        new Promise(
            item + "/" + id,
            frame.edition(),
            kind,
            targets,
            reading,
            Objects.requireNonNull(
                    frame.calendars().get(calendar == null ? CalendarReader.ALWAYS : calendar))
                .calendar(),
            frame.keys(),
            pauses,
            reopen);
    return new Commitment(promise, text, work, start, stops, share);
  }

  private static Set<StopWay> usual(PromiseKind kind) {
    return switch (kind) {
      case RESPOND -> EnumSet.of(StopWay.ACTION);
      case ARRIVE -> EnumSet.of(StopWay.PRESENCE);
      case DIAGNOSE -> EnumSet.of(StopWay.ACTION, StopWay.PERSON);
      case RESTORE -> EnumSet.of(StopWay.TELEMETRY, StopWay.PERSON);
      case SPARE_REPLACE -> EnumSet.of(StopWay.SWAP);
      case REPORT -> EnumSet.of(StopWay.PAPER);
    };
  }

  /** {@code within} and {@code key} for every level, or {@code levels} one by one. */
  private Map<Level, Target> targets(MapNode node) {
    Map<Level, Target> targets = new EnumMap<>(Level.class);
    MapNode levels = node.map("levels", remarks.problems());
    if (node.has("within")) {
      long usual = words.millis(node, "within", 1_000);
      Target target = new Target(usual, words.millis(node, "key", usual));
      for (Level level : Level.values()) {
        targets.put(level, target);
      }
      if (levels != null) {
        remarks.error(
            node.keyMark("levels"),
            "within 与 levels 只能写一个",
            "either within or levels, not both",
            "Remove one");
      }
    } else if (levels != null) {
      for (Level level : Level.values()) {
        String key = Integer.toString(level.number());
        if (levels.has(key)) {
          targets.put(level, target(levels, key));
        }
      }
      levels.close(remarks.problems());
    }
    return targets;
  }

  private Target target(MapNode levels, String key) {
    if (levels.get(key) instanceof MapNode both) {
      both.require("usual", remarks.problems());
      long usual = words.millis(both, "usual", 1_000);
      Target target = new Target(usual, words.millis(both, "key", usual));
      both.close(remarks.problems());
      return target;
    }
    return Target.of(words.millis(levels, key, 1_000));
  }

  private int share(MapNode node) {
    if (!node.has("share")) {
      return 100;
    }
    Matcher matcher =
        SHARE.matcher(node.get("share") instanceof ScalarNode scalar ? scalar.text() : "");
    if (matcher.matches()) {
      return Integer.parseInt(matcher.group(1));
    }
    remarks.error(
        node.valueMark("share"), "“share”应为 1% 到 100%", "\"share\" is no share", "Write 90%");
    return 100;
  }

  /** All kinds, as they are written. */
  static List<String> kinds() {
    return List.of(PromiseKind.values()).stream().map(Words::word).toList();
  }
}
