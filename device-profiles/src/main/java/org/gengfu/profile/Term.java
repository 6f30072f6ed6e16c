package org.gengfu.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of an expression; {@code column} counts characters from 0. */
sealed interface Term {
  int column();

  @Nullable Operand evaluate(Function<String, @Nullable Operand> values);

  void collect(Set<String> names);

  Term bind(Bindings bindings);

  /** All comparisons within, left to right. */
  List<Comparison> comparisons();

  record Constant(int column, Operand value) implements Term {
    @Override
    public Operand evaluate(Function<String, @Nullable Operand> values) {
      return value;
    }

    @Override
    public void collect(Set<String> names) {}

    @Override
    public Term bind(Bindings bindings) {
      return this;
    }

    @Override
    public List<Comparison> comparisons() {
      return List.of();
    }
  }

  record Name(int column, String name) implements Term {
    @Override
    public @Nullable Operand evaluate(Function<String, @Nullable Operand> values) {
      return values.apply(name);
    }

    @Override
    public void collect(Set<String> names) {
      names.add(name);
    }

    @Override
    public Term bind(Bindings bindings) {
      Operand value = bindings.constant(name);
      if (value != null) {
        return new Constant(column, value);
      }
      String id = bindings.renamed(name);
      return id.equals(name) ? this : new Name(column, id);
    }

    @Override
    public List<Comparison> comparisons() {
      return List.of();
    }
  }

  record Not(int column, Term inner) implements Term {
    @Override
    public @Nullable Operand evaluate(Function<String, @Nullable Operand> values) {
      return inner.evaluate(values) instanceof Operand.Flag(boolean value)
          ? new Operand.Flag(!value)
          : null;
    }

    @Override
    public void collect(Set<String> names) {
      inner.collect(names);
    }

    @Override
    public Term bind(Bindings bindings) {
      return new Not(column, inner.bind(bindings));
    }

    @Override
    public List<Comparison> comparisons() {
      return inner.comparisons();
    }
  }

  record Minus(int column, Term inner) implements Term {
    @Override
    public @Nullable Operand evaluate(Function<String, @Nullable Operand> values) {
      return inner.evaluate(values) instanceof Operand.Number(double value)
          ? new Operand.Number(-value)
          : null;
    }

    @Override
    public void collect(Set<String> names) {
      inner.collect(names);
    }

    @Override
    public Term bind(Bindings bindings) {
      return new Minus(column, inner.bind(bindings));
    }

    @Override
    public List<Comparison> comparisons() {
      return inner.comparisons();
    }
  }

  /** {@code and}, {@code or}: a decided side decides even when the other is unknown. */
  record Logic(int column, boolean and, Term left, Term right) implements Term {
    @Override
    public @Nullable Operand evaluate(Function<String, @Nullable Operand> values) {
      Operand a = left.evaluate(values);
      Operand b = right.evaluate(values);
      Operand.Flag decides = new Operand.Flag(!and);
      if (decides.equals(a) || decides.equals(b)) {
        return decides;
      }
      return a instanceof Operand.Flag && b instanceof Operand.Flag ? new Operand.Flag(and) : null;
    }

    @Override
    public void collect(Set<String> names) {
      left.collect(names);
      right.collect(names);
    }

    @Override
    public Term bind(Bindings bindings) {
      return new Logic(column, and, left.bind(bindings), right.bind(bindings));
    }

    @Override
    public List<Comparison> comparisons() {
      return Stream.concat(left.comparisons().stream(), right.comparisons().stream()).toList();
    }
  }

  record Arithmetic(int column, char operator, Term left, Term right) implements Term {
    @Override
    public @Nullable Operand evaluate(Function<String, @Nullable Operand> values) {
      if (!(left.evaluate(values) instanceof Operand.Number(double a))
          || !(right.evaluate(values) instanceof Operand.Number(double b))) {
        return null;
      }
      double result =
          switch (operator) {
            case '+' -> a + b;
            case '-' -> a - b;
            case '*' -> a * b;
            case '/' -> a / b;
            default -> throw new IllegalStateException("operator " + operator);
          };
      return Double.isFinite(result) ? new Operand.Number(result) : null;
    }

    @Override
    public void collect(Set<String> names) {
      left.collect(names);
      right.collect(names);
    }

    @Override
    public Term bind(Bindings bindings) {
      return new Arithmetic(column, operator, left.bind(bindings), right.bind(bindings));
    }

    @Override
    public List<Comparison> comparisons() {
      return Stream.concat(left.comparisons().stream(), right.comparisons().stream()).toList();
    }
  }

  record Comparison(int column, String operator, Term left, Term right) implements Term {
    @Override
    public @Nullable Operand evaluate(Function<String, @Nullable Operand> values) {
      Operand a = left.evaluate(values);
      Operand b = right.evaluate(values);
      if (a == null || b == null) {
        return null;
      }
      if (a instanceof Operand.Number(double x) && b instanceof Operand.Number(double y)) {
        return new Operand.Flag(compare(x, y));
      }
      boolean equal = a.equals(b);
      return switch (operator) {
        case "==" -> new Operand.Flag(equal);
        case "!=" -> new Operand.Flag(!equal);
        case "matches" -> matches(a, b);
        default -> null;
      };
    }

    private static @Nullable Operand matches(Operand text, Operand pattern) {
      String value =
          switch (text) {
            case Operand.Text(String string) -> string;
            case Operand.Number(double number) -> AlarmReader.plain(number);
            case Operand.Flag(boolean flag) -> flag ? "true" : "false";
          };
      return pattern instanceof Operand.Text(String regex)
          ? new Operand.Flag(java.util.regex.Pattern.compile(regex).matcher(value).find())
          : null;
    }

    private boolean compare(double x, double y) {
      return switch (operator) {
        case "<" -> x < y;
        case "<=" -> x <= y;
        case ">" -> x > y;
        case ">=" -> x >= y;
        case "==" -> x == y;
        case "!=" -> x != y;
        default -> throw new IllegalStateException("operator " + operator);
      };
    }

    /** The point that is compared: the left side where that is a name, or else the right side. */
    @Nullable String observed() {
      if (left instanceof Name name) {
        return name.name();
      }
      return right instanceof Name name ? name.name() : null;
    }

    @Nullable Double limit(Function<String, @Nullable Operand> values) {
      if (observed() == null) {
        return null;
      }
      Term side = left instanceof Name ? right : left;
      return side.evaluate(values) instanceof Operand.Number(double value) ? value : null;
    }

    Expression.@Nullable Observation observation(Function<String, @Nullable Operand> values) {
      String point = observed();
      Double limit = limit(values);
      if (point == null || limit == null) {
        return null;
      }
      return values.apply(point) instanceof Operand.Number(double value)
          ? new Expression.Observation(point, value, limit)
          : null;
    }

    @Override
    public void collect(Set<String> names) {
      left.collect(names);
      right.collect(names);
    }

    /** A word that stands for several raw values is compared with each of them. */
    @Override
    public Term bind(Bindings bindings) {
      List<Term> lefts = sides(left, right, bindings);
      List<Term> rights = sides(right, left, bindings);
      boolean all = operator.equals("!=");
      Term bound = null;
      for (Term a : lefts) {
        for (Term b : rights) {
          Term each = new Comparison(column, operator, a, b);
          bound = bound == null ? each : new Logic(column, all, bound, each);
        }
      }
      return bound == null ? this : bound;
    }

    private static List<Term> sides(Term self, Term other, Bindings bindings) {
      if (self instanceof Name word && other instanceof Name point) {
        List<Term> constants = new ArrayList<>();
        for (long raw : bindings.enumValues(bindings.renamed(point.name()), word.name())) {
          constants.add(new Constant(word.column(), new Operand.Number(raw)));
        }
        if (!constants.isEmpty()) {
          return constants;
        }
      }
      return List.of(self.bind(bindings));
    }

    @Override
    public List<Comparison> comparisons() {
      return List.of(this);
    }
  }
}
