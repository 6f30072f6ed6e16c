package org.gengfu.core.incident;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules from text, one a line, and writes them so; see the head of {@code starter-rules.txt}
 * for the words. Any thread.
 */
public final class RuleText {
  /** The most problems that are told at once. */
  public static final int MOST_PROBLEMS = 100;

  private static final String STARTER = "starter-rules.txt";

  private RuleText() {}

  /**
   * Something in a text that is no rule.
   *
   * @param line 1 and up
   * @param column 1 and up, in characters
   * @param english what is wrong and what is wanted
   * @param chinese the same
   */
  public record Problem(int line, int column, String english, String chinese) {}

  /**
   * What a text says.
   *
   * @param rules null when there is a problem
   * @param problems in the order of the text, at most {@value #MOST_PROBLEMS}
   */
  public record Reading(@Nullable RuleBook rules, List<Problem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /** The rules that a new center begins with. */
  public static RuleBook starter() {
    return parse(1, starterText());
  }

  /** The same as they stand in their file, with the words explained. */
  public static String starterText() {
    try (InputStream in = RuleText.class.getResourceAsStream(STARTER)) {
      if (in == null) {
        throw new IllegalStateException(STARTER + " is missing beside " + RuleText.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Reads a rule book.
   *
   * @throws IllegalArgumentException naming the line, what is wrong, and what is wanted
   */
  public static RuleBook parse(long version, String text) {
    Reading reading = read(version, text);
    RuleBook rules = reading.rules();
    if (rules == null) {
      Problem first = reading.problems().getFirst();
      throw new IllegalArgumentException(
          "line %d, column %d: %s: '%s'"
              .formatted(
                  first.line(),
                  first.column(),
                  first.english(),
                  text.lines().skip(first.line() - 1L).findFirst().orElse("")));
    }
    return rules;
  }

  /** Reads a rule book and tells every line that is none. */
  public static Reading read(long version, String text) {
    List<CauseRule> causes = new ArrayList<>();
    List<InferRule> inferences = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        RuleLine rule = RuleLine.of(line);
        if (rule == null) {
          continue;
        }
        once(lines, rule, number);
        if (rule.isCause()) {
          causes.add(rule.cause());
        } else {
          inferences.add(rule.inference());
        }
        room(causes.size(), inferences.size());
      } catch (RuleLine.Misfit wrong) {
        if (problems.size() < MOST_PROBLEMS) {
          problems.add(new Problem(number, wrong.column(), wrong.english(), wrong.chinese()));
        }
      }
    }
    return problems.isEmpty()
        ? new Reading(new RuleBook(version, causes, inferences), problems)
        : new Reading(null, problems);
  }

  private static void once(Map<String, Integer> lines, RuleLine rule, int number) {
    String id = rule.id();
    Integer before = lines.putIfAbsent(id, number);
    if (before != null) {
      throw rule.misfit(
          "id",
          "the id " + id + " is taken by line " + before,
          "编号 " + id + " 已用于第 " + before + " 行");
    }
    if (id.equals(Reason.AGAIN) || id.equals(Reason.BY_HAND)) {
      throw rule.misfit(
          "id", "the id " + id + " is taken by the engine itself", "编号 " + id + " 由系统保留");
    }
  }

  private static void room(int causes, int inferences) {
    if (causes > RuleBook.MOST_RULES || inferences > RuleBook.MOST_RULES) {
      throw new RuleLine.Misfit(
          1,
          "at most " + RuleBook.MOST_RULES + " rules of a sort",
          "每类规则最多 " + RuleBook.MOST_RULES + " 条");
    }
  }

  /** A rule as a line of such a text; times are given in whole seconds. */
  public static String line(CauseRule rule) {
    return RuleLine.line(rule);
  }

  /** A rule as a line of such a text; times are given in whole seconds. */
  public static String line(InferRule rule) {
    return RuleLine.line(rule);
  }

  /** A whole book as such a text, for rules that were never written by hand. */
  public static String text(RuleBook rules) {
    StringBuilder text = new StringBuilder();
    rules.causes().forEach(rule -> text.append(line(rule)).append('\n'));
    rules.inferences().forEach(rule -> text.append(line(rule)).append('\n'));
    return text.toString();
  }
}
