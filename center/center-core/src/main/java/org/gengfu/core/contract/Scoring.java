package org.gengfu.core.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How a contract is scored (考核).
 *
 * @param quarterPercent what the mean of the quarters counts in the end
 * @param finalPercent what the final assessment counts; both make 100
 * @param grades from the best down
 */
public record Scoring(
    int quarterPercent, int finalPercent, List<ScoringRule> rules, List<Grade> grades) {
  /**
   * What a result means.
   *
   * @param least from so many points on
   */
  public record Grade(int least, Text text) {}

  public Scoring {
    rules = List.copyOf(rules);
    grades = List.copyOf(grades);
    if (quarterPercent < 0 || finalPercent < 0 || quarterPercent + finalPercent != 100) {
      throw new IllegalArgumentException(
          "quarters and final must make 100 %%: %d and %d".formatted(quarterPercent, finalPercent));
    }
  }

  /** What can be had. */
  public int full() {
    return rules.stream().mapToInt(ScoringRule::points).sum();
  }

  /**
   * The result of a whole contract, with two digits.
   *
   * @param quarters the points of each quarter, at least one
   * @param last those of the final assessment
   */
  public BigDecimal result(List<Integer> quarters, int last) {
    long sum = quarters.stream().mapToLong(Integer::longValue).sum();
    return BigDecimal.valueOf(sum * quarterPercent)
        .add(BigDecimal.valueOf((long) last * finalPercent * quarters.size()))
        .divide(BigDecimal.valueOf(100L * quarters.size()), 2, RoundingMode.HALF_UP);
  }

  /** What a result means; the last where none is reached. */
  public Text grade(BigDecimal points) {
    return grades.stream()
        .filter(grade -> points.compareTo(BigDecimal.valueOf(grade.least())) >= 0)
        .findFirst()
        .map(Grade::text)
        .orElse(grades.isEmpty() ? Text.NONE : grades.getLast().text());
  }
}
