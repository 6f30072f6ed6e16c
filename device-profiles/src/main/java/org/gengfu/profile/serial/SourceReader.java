package org.gengfu.profile.serial;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.serial.SerialSource.Form;
import org.gengfu.profile.serial.SerialSource.Place;
import org.jspecify.annotations.Nullable;

/** Reads where in an answer a point lies. For one thread. */
final class SourceReader {
  private static final Set<String> PLACES = Set.of("field", "columns", "capture", "byte");
  private static final Pattern STEP =
      Pattern.compile("([A-Za-z][A-Za-z0-9]*)(\\[([0-9]{1,5})\\])?");
  private static final Pattern SIZED = Pattern.compile("(uint|int|float)(8|16|24|32|64)");

  private final SerialBlock block;
  private final LanguageContext context;
  private final Problems problems;

  SourceReader(SerialBlock block, LanguageContext context) {
    this.block = block;
    this.context = context;
    this.problems = context.problems();
  }

  /** The place of a point, or null after a problem. */
  @Nullable SerialSource read(MapNode spec) {
    String set = set(spec);
    if (!spec.has("at")) {
      if (set != null) {
        return new SerialSource("", null, Form.DECIMAL, ByteOrder.BIG, set);
      }
      problems.add(
          spec.mark(), "MISSING", "\"at\" is missing", "Name the question that holds the value");
      return null;
    }
    Answer answer = answer(spec);
    if (answer == null) {
      return null;
    }
    List<String> said = PLACES.stream().filter(spec::has).sorted().toList();
    if (said.size() > 1) {
      problems.add(
          spec.keyMark(said.get(1)),
          "MEANINGLESS",
          String.join(" and ", said) + " exclude each other",
          "Keep one");
      return null;
    }
    boolean text = !said.isEmpty() && !said.getFirst().equals("byte");
    String type = spec.string("type", text ? "decimal" : "uint8", problems);
    Form form = form(type);
    Place place = text ? textPlace(spec, answer, form) : at(spec, answer, type, form);
    ByteOrder order = spec.choice("order", ByteOrder.class, ByteOrder.BIG, problems);
    return place == null ? null : new SerialSource(answer.id(), place, form, order, set);
  }

  /** Where a point is written. */
  @Nullable SerialSource target(MapNode write, SerialSource read) {
    if (read.form() == SerialSource.Form.TEXT) {
      String message = "a question puts a number in; a text cannot be written";
      problems.add(write.mark(), "MEANINGLESS", message, "Leave write out, or read a number");
      return null;
    }
    String set = set(write);
    if (set == null && read.set() == null) {
      problems.add(
          write.mark(), "MISSING", "\"set\" is missing", "Name the question that writes the value");
      return null;
    }
    return set == null
        ? read
        : new SerialSource(read.answer(), read.place(), read.form(), read.order(), set);
  }

  private @Nullable String set(MapNode spec) {
    if (!(spec.get("set") instanceof ScalarNode scalar)) {
      return null;
    }
    String id = scalar.text();
    if (!block.questions().containsKey(id)) {
      unknown(scalar, id, block.questions().keySet());
      return null;
    }
    return id;
  }

  private @Nullable Answer answer(MapNode spec) {
    if (!(spec.get("at") instanceof ScalarNode scalar)) {
      return null;
    }
    String id = context.text(scalar);
    Answer answer = id == null ? null : block.answer(id);
    if (id != null && answer == null) {
      List<String> known = new ArrayList<>(block.heard().keySet());
      block
          .questions()
          .forEach((name, question) -> {
            if (question.answer() != null) {
              known.add(name);
            }
          });
      unknown(scalar, id, known);
    }
    return answer;
  }

  private void unknown(ScalarNode scalar, String id, java.util.Collection<String> known) {
    problems.add(
        scalar.mark(),
        "UNKNOWN_NAME",
        "nothing with an answer is called \"" + id + "\"",
        Suggestion.among(id, known));
  }

  private static Form form(String type) {
    Matcher sized = SIZED.matcher(type);
    String name = sized.matches() ? sized.group(1) : type;
    return Form.valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }

  private @Nullable Place textPlace(MapNode spec, Answer answer, Form form) {
    if (form.bytes()) {
      return wrong(spec, "type", "a text holds no " + form, "Use decimal, integer, hex or text");
    }
    for (String key : List.of("part", "length", "order")) {
      if (spec.has(key)) {
        return wrong(spec, key, "\"" + key + "\" has no meaning for a text", "Remove it");
      }
    }
    if (spec.has("field")) {
      return answer.fields() == null
          ? wrong(spec, "field", answer.id() + " has no fields", "Add fields: to the answer")
          : new Place.Field((int) spec.whole("field", 0, -1000, 1000, problems));
    }
    if (spec.has("capture")) {
      Pattern pattern = AnswerReader.pattern(spec, "capture", problems);
      if (pattern == null || pattern.matcher("").groupCount() > 0) {
        return pattern == null ? null : new Place.Capture(pattern);
      }
      return wrong(spec, "capture", "the expression has no group", "Put the value in brackets");
    }
    return columns(spec);
  }

  private @Nullable Place columns(MapNode spec) {
    if (spec.get("columns") instanceof ListNode(var mark, List<Node> items)
        && items.size() == 2
        && items.get(0) instanceof ScalarNode first
        && items.get(1) instanceof ScalarNode last
        && first.whole() != null
        && last.whole() != null
        && first.whole() <= last.whole()) {
      return new Place.Columns(first.whole().intValue(), last.whole().intValue());
    }
    return wrong(spec, "columns", "columns are [first, last]", "Swap the two");
  }

  private @Nullable Place at(MapNode spec, Answer answer, String type, Form form) {
    int offset = (int) spec.whole("byte", 0, -Frame.MOST_BYTES, Frame.MOST_BYTES, problems);
    Matcher sized = SIZED.matcher(type);
    int length = sized.matches() ? Integer.parseInt(sized.group(2)) / 8 : 0;
    if (length > 0 && spec.has("length")) {
      return wrong(spec, "length", type + " has a length of its own", "Remove it");
    }
    if (length == 0) {
      length = (int) spec.whole("length", 0, 1, Frame.MOST_BYTES, problems);
    }
    if (length == 0 && form.bytes()) {
      return wrong(spec, "type", type + " needs a length", "Add length:");
    }
    if (form.bytes() && length > (form == Form.DIGITS ? 18 : 8)) {
      return wrong(spec, "length", "the number is too long", "Use eight bytes at most");
    }
    String path = "";
    if (spec.get("part") instanceof ScalarNode scalar) {
      String text = context.text(scalar);
      if (text == null || !exists(answer.layout(), text, scalar)) {
        return null;
      }
      path = text;
    }
    return new Place.At(path, offset, length);
  }

  /** True when the layout has such a part; how often it comes is known only of an answer. */
  private boolean exists(List<Answer.Part> layout, String path, ScalarNode scalar) {
    List<Answer.Part> here = layout;
    for (String step : path.split("\\.", -1)) {
      Matcher matcher = STEP.matcher(step);
      String name = matcher.matches() ? matcher.group(1) : step;
      Answer.Part found =
          here.stream().filter(part -> part.name().equals(name)).findFirst().orElse(null);
      if (found == null) {
        List<String> known = here.stream().map(Answer.Part::name).toList();
        problems.add(
            scalar.mark(),
            "UNKNOWN_NAME",
            "the layout has no part \"" + step + "\" there",
            Suggestion.among(name, known));
        return false;
      }
      here = found.parts();
    }
    return true;
  }

  private @Nullable Place wrong(MapNode spec, String key, String message, String fix) {
    problems.add(spec.has(key) ? spec.keyMark(key) : spec.mark(), "MEANINGLESS", message, fix);
    return null;
  }
}
