package org.gengfu.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gengfu.scenario.Expectation.Answer;
import org.gengfu.scenario.Expectation.AnswerTest;

/** Judges what the center's interface answered at the end. Pure. */
final class AnswerJudge {
  private static final int MOST_SHOWN = 300;

  private final Evidence evidence;

  AnswerJudge(Evidence evidence) {
    this.evidence = evidence;
  }

  Verdict answer(Answer expected) {
    String wanted = words(expected);
    JsonNode answer = evidence.answers().get(expected.get());
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
      Duration off = Duration.between(evidence.step(near.step()), at);
      return new Verdict(
          off.abs().compareTo(near.within()) <= 0,
          wanted,
          "%s, %.2f s from it".formatted(evidence.clock(at), off.toMillis() / 1000.0));
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
              .allMatch(one -> text(at(entry, one.getKey())).equals(one.getValue()));
      if (fits) {
        meant.add(entry);
      }
    }
    return meant;
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

  private static String words(Answer expected) {
    String which = expected.where().isEmpty() ? "" : " where " + expected.where();
    String what = expected.list().isEmpty() ? expected.get() : expected.list() + which;
    return switch (expected.test()) {
      case AnswerTest.Count count -> "%s: %d".formatted(what, count.count());
      case AnswerTest.Is is -> "%s: %s is %s".formatted(what, expected.field(), is.text());
      case AnswerTest.Says says ->
          "%s: %s says \"%s\"".formatted(what, expected.field(), says.text());
      case AnswerTest.Near near ->
          "%s: %s within %s of %s"
              .formatted(what, expected.field(), Words.of(near.within()), near.step());
    };
  }
}
