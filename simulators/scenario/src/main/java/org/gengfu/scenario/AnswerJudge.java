package org.gengfu.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gengfu.scenario.Expectation.Answer;
import org.gengfu.scenario.Expectation.AnswerTest;
import org.jspecify.annotations.Nullable;

/** Judges what the center's interface answered. Pure but for whom it asks. */
final class AnswerJudge {
  private static final int MOST_SHOWN = 300;

  private final Function<String, @Nullable JsonNode> answers;
  private final Function<String, Instant> step;
  private final Function<Instant, String> clock;

  /** Of what was answered at the end. */
  AnswerJudge(Evidence evidence) {
    this(evidence.answers()::get, evidence::step, evidence::clock);
  }

  /**
   * @param answers what is answered to a path, null when it was not asked
   * @param step when a step happened, by its label
   * @param clock an instant for people
   */
  AnswerJudge(
      Function<String, @Nullable JsonNode> answers,
      Function<String, Instant> step,
      Function<Instant, String> clock) {
    this.answers = answers;
    this.step = step;
    this.clock = clock;
  }

  Verdict answer(Answer expected) {
    String wanted = words(expected);
    JsonNode answer = answers.apply(expected.get());
    if (answer == null) {
      return new Verdict(false, wanted, "it was not asked");
    }
    List<JsonNode> meant = meant(answer, expected);
    if (expected.test() instanceof AnswerTest.Count count) {
      return new Verdict(meant.size() == count.count(), wanted, "there are " + meant.size());
    }
    if (meant.size() != 1) {
      return new Verdict(false, wanted, "%d are meant: %s".formatted(meant.size(), shown(meant)));
    }
    String said = text(at(meant.getFirst(), expected.field()));
    return switch (expected.test()) {
      case AnswerTest.Is is -> new Verdict(said.equals(is.text()), wanted, said);
      case AnswerTest.Says says -> new Verdict(said.contains(says.text()), wanted, said);
      case AnswerTest.Near near -> near(near, wanted, said);
      case AnswerTest.Count count -> throw new IllegalStateException("counted above");
    };
  }

  private Verdict near(AnswerTest.Near near, String wanted, String said) {
    try {
      Instant at = Instant.parse(said);
      Duration off = Duration.between(step.apply(near.step()).plus(near.plus()), at);
      return new Verdict(
          off.abs().compareTo(near.within()) <= 0,
          wanted,
          "%s, %.2f s from it".formatted(clock.apply(at), off.toMillis() / 1000.0));
    } catch (DateTimeParseException e) {
      return new Verdict(false, wanted, "it is no instant: " + said);
    }
  }

  private static List<JsonNode> meant(JsonNode answer, Answer expected) {
    if (expected.list().isEmpty()) {
      return List.of(answer);
    }
    List<JsonNode> meant = new ArrayList<>();
    for (JsonNode entry : at(answer, expected.list())) {
      boolean fits =
          expected.where().entrySet().stream()
              .allMatch(one -> says(text(at(entry, one.getKey())), one.getValue()));
      if (fits) {
        meant.add(entry);
      }
    }
    return meant;
  }

  /** What begins with a star is only what the text ends with. */
  private static boolean says(String text, String wanted) {
    return wanted.startsWith("*") ? text.endsWith(wanted.substring(1)) : text.equals(wanted);
  }

  private static JsonNode at(JsonNode node, String path) {
    JsonNode at = node;
    for (String step : path.split("\\.", -1)) {
      at = at.path(step);
    }
    return at;
  }

  private static String text(JsonNode node) {
    return node.isContainerNode() ? node.toString() : node.isNull() ? "" : node.asText("");
  }

  private static String shown(List<JsonNode> meant) {
    String text = meant.stream().map(JsonNode::toString).collect(Collectors.joining(", "));
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }

  /** What is wanted, in a few words. */
  static String words(Answer expected) {
    String which = expected.where().isEmpty() ? "" : " where " + expected.where();
    String what = expected.list().isEmpty() ? expected.get() : expected.list() + which;
    return switch (expected.test()) {
      case AnswerTest.Count count -> "%s: %d".formatted(what, count.count());
      case AnswerTest.Is is -> "%s: %s is %s".formatted(what, expected.field(), is.text());
      case AnswerTest.Says says ->
          "%s: %s says \"%s\"".formatted(what, expected.field(), says.text());
      case AnswerTest.Near near ->
          "%s: %s within %s of %s%s"
              .formatted(
                  what,
                  expected.field(),
                  Words.of(near.within()),
                  near.step(),
                  near.plus().isZero() ? "" : " and " + Words.of(near.plus()));
    };
  }
}
