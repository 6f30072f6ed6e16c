package org.gengfu.profile;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * An expression over points: arithmetic {@code + - * /}, comparison {@code < <= > >= == !=}, {@code
 * matches} of a text with a regular expression, {@code and}, {@code or}, {@code not}, parentheses,
 * numbers, {@code true}, {@code false}, texts in single or double quotes, names with dots, dashes
 * and brackets. Within a name a dash that is followed by a letter or digit belongs to the name, so
 * a minus is written with spaces. Logic is three-valued (Kleene): what depends on an unknown value
 * is unknown, so is a division by zero. Immutable; any thread.
 */
public final class Expression {
  /** Longest expression in characters. */
  public static final int MAX_LENGTH = 1_000;

  private final String text;
  private final Term root;
  private final Set<String> names;

  Expression(String text, Term root) {
    this.text = text;
    this.root = root;
    Set<String> found = new LinkedHashSet<>();
    root.collect(found);
    this.names = Collections.unmodifiableSet(found);
  }

  /** Reads an expression, or reports what is wrong at which column and returns null. */
  public static @Nullable Expression parse(ScalarNode source, Problems problems) {
    return new ExpressionParser(source.text(), source::markAt, problems).parse();
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** The names it depends on, in the order in which they stand. */
  public Set<String> names() {
    return names;
  }

  /** The value, or null when it is unknown. */
  public @Nullable Operand evaluate(Function<String, @Nullable Operand> values) {
    return root.evaluate(values);
  }

  /** The value of a condition: true, false, or null when it is unknown. */
  public @Nullable Boolean holds(Function<String, @Nullable Operand> values) {
    return root.evaluate(values) instanceof Operand.Flag flag ? flag.value() : null;
  }

  /** The point that decides, where the whole is one comparison of a point with a limit; or null. */
  public @Nullable String observedPoint() {
    return root instanceof Term.Comparison comparison ? comparison.observed() : null;
  }

  /** The limit where the whole is one comparison of a point with a constant; or null. */
  public @Nullable Double limit() {
    return root instanceof Term.Comparison comparison ? comparison.limit(name -> null) : null;
  }

  /**
   * What was compared with what: of the comparisons of one point with a limit, the first that holds
   * now, or else the first that is known.
   */
  public @Nullable Observation observe(Function<String, @Nullable Operand> values) {
    Observation first = null;
    for (Term.Comparison comparison : root.comparisons()) {
      Observation now = comparison.observation(values);
      if (now != null && comparison.evaluate(values) instanceof Operand.Flag(boolean holds)) {
        if (holds) {
          return now;
        }
        first = first == null ? now : first;
      }
    }
    return first;
  }

  /**
   * A number that was compared with a limit.
   *
   * @param point id of the point
   * @param observed its value
   * @param limit the limit, a constant or itself a value of the device
   */
  public record Observation(String point, double observed, double limit) {}

  /**
   * What it adds, subtracts or compares although the units differ, in words.
   *
   * @param units UCUM code of a point, empty for unknown
   */
  public List<String> unitClashes(Function<String, String> units) {
    return new UnitCheck(units).clashes(root);
  }

  /** The same expression with some names replaced by constants. */
  Expression bind(Bindings bindings) {
    return new Expression(text, root.bind(bindings));
  }

  /**
   * What is left of a condition where some names mean nothing: of {@code a or b} the side that
   * means something, of anything else nothing, which is null.
   */
  @Nullable Expression where(Predicate<String> known) {
    Term left = left(root, known);
    return left == null ? null : left == root ? this : new Expression(text, left);
  }

  private static @Nullable Term left(Term term, Predicate<String> known) {
    if (term instanceof Term.Logic(int column, boolean and, Term first, Term second)) {
      Term a = left(first, known);
      Term b = left(second, known);
      if (a == null || b == null) {
        return and ? null : a == null ? b : a;
      }
      return a == first && b == second ? term : new Term.Logic(column, and, a, b);
    }
    Set<String> names = new LinkedHashSet<>();
    term.collect(names);
    return names.stream().allMatch(known) ? term : null;
  }

  Term root() {
    return root;
  }

  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Expression expression && root.equals(expression.root);
  }

  @Override
  public int hashCode() {
    return Objects.hash(root);
  }
}
