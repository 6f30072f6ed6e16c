package org.gengfu.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.gengfu.scenario.Expectation.Answer;
import org.gengfu.scenario.Expectation.AnswerTest;
import org.jspecify.annotations.Nullable;

/** Reads what is expected of the interface's answers. One thread. */
final class AnswerReader {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Set<String> labels;
  private final Problems problems;

  AnswerReader(Set<String> labels, Problems problems) {
    this.labels = labels;
    this.problems = problems;
  }

  /**
   * The expectation that stands under {@code answer}: {@code get}, {@code list}, {@code where}, and
   * {@code count}, or {@code field} with {@code is}, {@code says} or {@code near}, {@code plus} and
   * {@code within}.
   */
  @Nullable Expectation read(@Nullable MapNode node) {
    if (node == null) {
      return null;
    }
    String get = node.string("get", problems);
    String list = node.string("list", "", problems);
    Map<String, String> where = where(node.map("where", problems));
    String field = node.string("field", "", problems);
    AnswerTest test = test(node);
    if (test != null && field.isEmpty() != test instanceof AnswerTest.Count) {
      problems.add(
          node.mark(),
          "MISSING",
          "entries are counted, or a field is read",
          "Write count or field");
    }
    node.close(problems);
    return get == null || test == null ? null : new Answer(get, list, where, field, test);
  }

  private @Nullable AnswerTest test(MapNode node) {
    if (node.has("count")) {
      return new AnswerTest.Count(node.whole("count", 0, 0, 1_000_000, problems));
    }
    if (node.has("is")) {
      return new AnswerTest.Is(node.get("is") instanceof ScalarNode is ? is.text() : "");
    }
    if (node.has("says")) {
      return new AnswerTest.Says(node.string("says", "", problems));
    }
    if (node.has("near")) {
      String step = node.string("near", "", problems);
      if (!labels.contains(step)) {
        problems.add(
            node.valueMark("near"),
            "UNKNOWN_STEP",
            "no step is called " + step,
            Suggestion.among(step, labels));
      }
      node.require("within", problems);
      return new AnswerTest.Near(
          step,
          node.duration("plus", Duration.ZERO, Duration.ZERO, LONGEST, problems),
          node.duration("within", Duration.ofSeconds(2), Duration.ZERO, LONGEST, problems));
    }
    problems.add(
        node.mark(), "MISSING", "nothing is expected of it", "Write count, is, says or near");
    return null;
  }

  private Map<String, String> where(@Nullable MapNode node) {
    Map<String, String> where = new LinkedHashMap<>();
    if (node != null) {
      for (String key : node.keys()) {
        Node value = node.get(key);
        if (value instanceof ScalarNode scalar) {
          where.put(key, scalar.text());
        } else {
          problems.add(node.keyMark(key), "WRONG_TYPE", "\"" + key + "\" must be one value", "");
        }
      }
    }
    return where;
  }
}
