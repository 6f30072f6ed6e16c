package org.gengfu.profile.serial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.gengfu.profile.Expression;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.serial.Answer.Fields;
import org.gengfu.profile.serial.Answer.Match;
import org.gengfu.profile.serial.Answer.Part;
import org.gengfu.profile.serial.Answer.Times;
import org.jspecify.annotations.Nullable;

/** Reads answers and what is heard unasked. For one thread. */
final class AnswerReader {
  private final Map<String, Frame> frames;
  private final ByteReader bytes;
  private final LanguageContext context;
  private final Problems problems;

  AnswerReader(Map<String, Frame> frames, ByteReader bytes, LanguageContext context) {
    this.frames = frames;
    this.bytes = bytes;
    this.context = context;
    this.problems = context.problems();
  }

  /** An answer, or null after a problem. */
  @Nullable Answer read(String id, MapNode spec) {
    Frame frame = frame(spec, "answer");
    List<Match> matches = new ArrayList<>();
    for (MapNode match : spec.maps("match", problems)) {
      Match read = match(match);
      if (read != null) {
        matches.add(read);
      }
    }
    MapNode fields = spec.map("fields", problems);
    return frame == null
        ? null
        : new Answer(
            id,
            frame,
            matches,
            fields == null
                ? null
                : new Fields(
                    fields.string("separator", " ", problems),
                    fields.flag("collapse", false, problems)),
            parts(spec, "layout", new HashSet<>()),
            bytes.bytes(spec, "example"));
  }

  /** The frame that an entry names, the usual one, or the only one; null after a problem. */
  @Nullable Frame frame(MapNode spec, String usual) {
    String name = spec.optionalString("frame", problems);
    Frame frame = frames.get(name == null ? usual : name);
    if (frame == null && name == null && frames.size() == 1) {
      return frames.values().iterator().next();
    }
    if (frame == null) {
      String asked = name == null ? usual : name;
      Mark mark = name == null ? spec.mark() : spec.valueMark("frame");
      problems.add(
          mark,
          "UNKNOWN_NAME",
          "no frame is called \"" + asked + "\"",
          Suggestion.among(asked, frames.keySet()));
    }
    return frame;
  }

  private @Nullable Match match(MapNode spec) {
    if (spec.has("regex")) {
      Pattern pattern = pattern(spec, "regex", problems);
      return pattern == null ? null : new Match.Reads(pattern);
    }
    int at = (int) spec.whole("at", 0, -Frame.MOST_BYTES, Frame.MOST_BYTES, problems);
    if (spec.has("mask")) {
      return new Match.Masked(
          at,
          (int) spec.whole("mask", 255, 1, 255, problems),
          (int) spec.whole("equals", 0, 0, 255, problems));
    }
    if (!spec.require("is", problems)) {
      return null;
    }
    Template template = bytes.template(spec.get("is"));
    return template == null ? null : new Match.Holds(at, template);
  }

  /** A regular expression, or null after a problem. */
  static @Nullable Pattern pattern(MapNode spec, String key, Problems problems) {
    try {
      return Pattern.compile(spec.string(key, "", problems), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      problems.add(
          spec.valueMark(key),
          "EXPRESSION",
          "this is no regular expression: " + e.getDescription(),
          "Correct it");
      return null;
    }
  }

  private List<Part> parts(MapNode spec, String key, Set<String> known) {
    List<Part> parts = new ArrayList<>();
    Set<String> here = new HashSet<>();
    for (MapNode node : spec.maps(key, problems)) {
      String name = node.string("part", "", problems);
      if (!here.add(name)) {
        problems.add(
            node.valueMark("part"), "DUPLICATE_KEY", "two parts are called " + name, "Rename one");
      }
      Part part = part(name, node, known);
      if (part != null && exists(node)) {
        parts.add(part);
      }
      known.add(name);
    }
    return parts;
  }

  private @Nullable Part part(String name, MapNode node, Set<String> known) {
    Times times = times(node, known);
    boolean group = node.has("parts");
    if (group == node.has("bytes")) {
      problems.add(
          node.mark(), "MEANINGLESS", "a part has either bytes or parts", "Say one of the two");
      return null;
    }
    List<Part> parts = group ? parts(node, "parts", new HashSet<>(known)) : List.of();
    int size = group ? 0 : (int) node.whole("bytes", 1, 1, Frame.MOST_BYTES, problems);
    return times == null ? null : new Part(name, size, times, parts);
  }

  private @Nullable Times times(MapNode node, Set<String> known) {
    if (!(node.get("times") instanceof ScalarNode scalar)) {
      return new Times.Fixed(1);
    }
    String text = context.text(scalar);
    if (text == null) {
      return null;
    }
    if (text.matches("[0-9]{1,4}")) {
      return new Times.Fixed(Integer.parseInt(text));
    }
    if (text.equals("rest")) {
      return new Times.Rest();
    }
    if (!known.contains(text)) {
      problems.add(
          scalar.mark(),
          "UNKNOWN_NAME",
          "no earlier part is called \"" + text + "\"",
          Suggestion.among(text, known));
      return null;
    }
    return new Times.Counted(text);
  }

  private boolean exists(MapNode node) {
    if (!(node.get("when") instanceof ScalarNode source)) {
      return true;
    }
    Expression condition = Expression.parse(source, problems);
    Boolean holds = condition == null ? null : condition.holds(context.parameters()::get);
    if (condition != null && holds == null) {
      problems.add(
          source.mark(),
          "EXPRESSION",
          "\"when\" of a part is no condition over parameters",
          Suggestion.among(source.text(), context.parameters().keySet()));
    }
    return Boolean.TRUE.equals(holds);
  }
}
