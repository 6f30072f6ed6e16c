package org.gengfu.profile.serial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.serial.SerialBlock.Address;
import org.gengfu.profile.serial.SerialBlock.Code;
import org.gengfu.profile.serial.SerialBlock.Echo;
import org.gengfu.profile.serial.SerialBlock.Line;
import org.gengfu.profile.serial.SerialBlock.Parity;
import org.gengfu.profile.serial.SerialBlock.Refusal;
import org.gengfu.profile.serial.SerialBlock.Result;
import org.gengfu.profile.serial.SerialBlock.Timing;
import org.jspecify.annotations.Nullable;

/** Reads the {@code serial} block of a profile. One use, one thread. */
final class BlockReader {
  private static final String DASHES = "[-.*#\\s]*";
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final MapNode block;
  private final LanguageContext context;
  private final Problems problems;
  private final ByteReader bytes;
  private final AnswerReader answers;
  private final FrameReader frameReader;

  BlockReader(MapNode block, LanguageContext context) {
    this.block = block;
    this.context = context;
    this.problems = context.problems();
    this.bytes = new ByteReader(context);
    this.frameReader = new FrameReader(bytes, problems);
    this.answers =
        new AnswerReader(frameReader.read(block.map("frames", problems)), bytes, context);
  }

  SerialBlock read() {
    Pattern absent = block.has("absent") ? AnswerReader.pattern(block, "absent", problems) : null;
    return new SerialBlock(
        line(orEmpty("line")),
        timing(orEmpty("timing")),
        block.choice("echo", Echo.class, Echo.NONE, problems),
        address(),
        questions(),
        heard(),
        refusals(),
        result(),
        absent == null ? Pattern.compile(DASHES) : absent,
        block.has("silence")
            ? block.duration(
                "silence",
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofDays(30),
                problems)
            : null);
  }

  private MapNode orEmpty(String key) {
    MapNode map = block.map(key, problems);
    return map == null ? MapNode.empty(block.mark()) : map;
  }

  private Line line(MapNode line) {
    return new Line(
        (int) line.whole("baud", 0, 0, 4_000_000, problems),
        (int) line.whole("dataBits", 8, 7, 8, problems),
        line.choice("parity", Parity.class, Parity.NONE, problems),
        (int) line.whole("stopBits", 1, 1, 2, problems),
        line.has("dtr") ? (Boolean) line.flag("dtr", false, problems) : null,
        line.has("rts") ? (Boolean) line.flag("rts", false, problems) : null);
  }

  private Timing timing(MapNode timing) {
    return new Timing(
        timing.duration("timeout", Duration.ofSeconds(1), Duration.ofMillis(10), LONGEST, problems),
        pause(timing, "gap", Duration.ZERO),
        pause(timing, "byteGap", Duration.ofMillis(50)),
        pause(timing, "turnaround", Duration.ZERO),
        pause(timing, "sendGap", Duration.ZERO),
        pause(timing, "settle", Duration.ZERO),
        (int) timing.whole("retries", 1, 0, 5, problems));
  }

  private Duration pause(MapNode timing, String key, Duration fallback) {
    return timing.duration(key, fallback, Duration.ZERO, LONGEST, problems);
  }

  private @Nullable Address address() {
    MapNode spec = block.map("address", problems);
    if (spec == null) {
      return null;
    }
    int min = (int) spec.whole("min", 0, 0, 65_535, problems);
    int max = (int) spec.whole("max", 255, 0, 65_535, problems);
    if (max < min) {
      problems.add(spec.valueMark("max"), "OUT_OF_RANGE", "max is less than min", "Swap the two");
      return null;
    }
    return new Address(min, max, (int) spec.whole("default", min, min, max, problems));
  }

  private Map<String, Question> questions() {
    Map<String, Question> questions = new LinkedHashMap<>();
    MapNode map = orEmpty("questions");
    for (String id : map.keys()) {
      MapNode spec = map.map(id, problems);
      Question question = spec == null ? null : question(id, spec);
      if (question != null) {
        questions.put(id, question);
      }
    }
    return questions;
  }

  private @Nullable Question question(String id, MapNode spec) {
    Template send = bytes.template(spec.get("send"));
    Frame frame = answers.frame(spec, "question");
    Answer answer = null;
    boolean silent = spec.get("answer") instanceof ScalarNode;
    if (!silent) {
      MapNode own = spec.map("answer", problems);
      answer = answers.read(id, own == null ? MapNode.empty(spec.mark()) : own);
    }
    if (send == null || frame == null || (answer == null && !silent)) {
      return null;
    }
    Duration timeout =
        spec.has("timeout")
            ? spec.duration(
                "timeout", Duration.ofSeconds(1), Duration.ofMillis(10), LONGEST, problems)
            : null;
    return new Question(id, send, frame, answer, timeout);
  }

  private Map<String, Answer> heard() {
    Map<String, Answer> heard = new LinkedHashMap<>();
    MapNode map = orEmpty("heard");
    for (String id : map.keys()) {
      MapNode spec = map.map(id, problems);
      Answer answer = spec == null ? null : answers.read(id, spec);
      if (answer != null) {
        heard.put(id, answer);
      }
      if (orEmpty("questions").has(id)) {
        problems.add(
            map.keyMark(id), "DUPLICATE_KEY", "a question has this name too", "Rename one");
      }
    }
    return heard;
  }

  private List<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>();
    for (MapNode spec : block.maps("refusals", problems)) {
      Pattern pattern = AnswerReader.pattern(spec, "regex", problems);
      if (pattern != null) {
        refusals.add(
            new Refusal(
                pattern,
                (int) spec.whole("code", 0, 0, 65_535, problems),
                spec.string("name", "refused", problems),
                spec.flag("busy", false, problems)));
      }
    }
    return refusals;
  }

  private @Nullable Result result() {
    MapNode spec = block.map("result", problems);
    if (spec == null) {
      return null;
    }
    List<Long> good = new ArrayList<>();
    for (Node node : spec.list("good", problems)) {
      if (node instanceof ScalarNode scalar && scalar.whole() != null) {
        good.add(scalar.whole());
      }
    }
    Map<Long, Code> codes = new LinkedHashMap<>();
    MapNode named = spec.map("codes", problems);
    if (named != null) {
      for (String key : named.keys()) {
        MapNode code = named.map(key, problems);
        if (code != null) {
          codes.put(
              Long.decode(key),
              new Code(code.string("name", key, problems), code.flag("busy", false, problems)));
        }
      }
    }
    return new Result(
        (int) spec.whole("at", 0, 0, 255, problems),
        (int) spec.whole("size", 1, 1, 8, problems),
        frameReader.coding(spec),
        good.isEmpty() ? List.of(0L) : good,
        codes);
  }
}
