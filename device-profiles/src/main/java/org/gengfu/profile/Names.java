package org.gengfu.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Every name that an expression of a profile may use, with its type; resolves and type-checks
 * expressions. For one thread.
 */
final class Names {
  /** Type of a value in an expression. */
  enum Type {
    NUMBER,
    FLAG,
    TEXT
  }

  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<String, Map<Long, EnumLabel>> enums = new LinkedHashMap<>();
  private final Map<String, Operand> parameters;
  private final Problems problems;

  Names(Map<String, Operand> parameters, Problems problems) {
    this.parameters = parameters;
    this.problems = problems;
  }

  /** Makes a point known. */
  void add(ResolvedPoint point, Mark mark) {
    Type type =
        switch (point.kind()) {
          case REAL, WHOLE -> Type.NUMBER;
          case FLAG -> Type.FLAG;
          case TEXT -> Type.TEXT;
        };
    add(point.id(), type, mark);
    if (!point.labels().isEmpty()) {
      enums.put(point.id(), point.labels());
    }
  }

  /** Makes a name known. */
  void add(String name, Type type, Mark mark) {
    if (types.putIfAbsent(name, type) != null || parameters.containsKey(name)) {
      String message = "the name \"" + name + "\" stands for two things";
      problems.add(mark, "DUPLICATE_KEY", message, "Rename one of them");
    }
  }

  boolean knows(String point) {
    return types.containsKey(point);
  }

  Set<String> known() {
    Set<String> known = new TreeSet<>(types.keySet());
    known.addAll(parameters.keySet());
    return known;
  }

  /**
   * The expression with constants put in, or null after a problem.
   *
   * @param limit what {@code limit} means, or null where it means nothing
   * @param wanted the type it must have
   */
  @Nullable Expression bind(
      Expression expression, @Nullable Double limit, List<Type> wanted, IntFunction<Mark> marks) {
    Expression bound = expression.bind(bindings(limit));
    Type type = check(bound.root(), marks);
    if (type == null) {
      return null;
    }
    if (!wanted.contains(type)) {
      String message =
          "the expression is " + phrase(type) + ", but must be " + phrase(wanted.getFirst());
      problems.add(marks.apply(0), "EXPRESSION", message, "");
      return null;
    }
    return bound;
  }

  /** The type of an expression that was bound here. */
  @Nullable Type typeOf(Expression bound) {
    return check(bound.root(), column -> new Mark("", 1, 1));
  }

  private Bindings bindings(@Nullable Double limit) {
    return new Bindings() {
      @Override
      public @Nullable Operand constant(String name) {
        if (limit != null && name.equals("limit")) {
          return new Operand.Number(limit);
        }
        return types.containsKey(name) ? null : parameters.get(name);
      }

      @Override
      public @Nullable Long enumValue(String point, String word) {
        if (types.containsKey(word)) {
          return null;
        }
        for (Map.Entry<Long, EnumLabel> entry : enums.getOrDefault(point, Map.of()).entrySet()) {
          if (entry.getValue().id().equals(word)) {
            return entry.getKey();
          }
        }
        return null;
      }
    };
  }

  private @Nullable Type check(Term term, IntFunction<Mark> marks) {
    return switch (term) {
      case Term.Constant constant ->
          switch (constant.value()) {
            case Operand.Number ignored -> Type.NUMBER;
            case Operand.Flag ignored -> Type.FLAG;
            case Operand.Text ignored -> Type.TEXT;
          };
      case Term.Name name -> named(name, marks);
      case Term.Not not -> expect(not.inner(), Type.FLAG, "not", marks);
      case Term.Minus minus -> expect(minus.inner(), Type.NUMBER, "a minus", marks);
      case Term.Logic logic -> {
        String what = logic.and() ? "and" : "or";
        Type left = expect(logic.left(), Type.FLAG, what, marks);
        Type right = expect(logic.right(), Type.FLAG, what, marks);
        yield left == null ? null : right;
      }
      case Term.Arithmetic sum -> {
        Type left = expect(sum.left(), Type.NUMBER, String.valueOf(sum.operator()), marks);
        Type right = expect(sum.right(), Type.NUMBER, String.valueOf(sum.operator()), marks);
        yield left == null ? null : right;
      }
      case Term.Comparison comparison -> compared(comparison, marks);
    };
  }

  private @Nullable Type named(Term.Name name, IntFunction<Mark> marks) {
    Type type = types.get(name.name());
    if (type == null) {
      String message = "nothing is called \"" + name.name() + "\"";
      String fix = Suggestion.among(name.name(), known());
      problems.add(marks.apply(name.column()), "UNKNOWN_NAME", message, fix);
    }
    return type;
  }

  private @Nullable Type expect(Term term, Type wanted, String where, IntFunction<Mark> marks) {
    Type type = check(term, marks);
    if (type != null && type != wanted) {
      String message = "\"" + where + "\" needs " + phrase(wanted) + ", not " + phrase(type);
      problems.add(marks.apply(term.column()), "EXPRESSION", message, "");
      return null;
    }
    return type;
  }

  private @Nullable Type compared(Term.Comparison comparison, IntFunction<Mark> marks) {
    Type left = check(comparison.left(), marks);
    Type right = check(comparison.right(), marks);
    if (left == null || right == null) {
      return null;
    }
    boolean equality = comparison.operator().equals("==") || comparison.operator().equals("!=");
    if (left != right || (left != Type.NUMBER && !equality)) {
      String message =
          phrase(left)
              + " and "
              + phrase(right)
              + " cannot be compared by "
              + comparison.operator();
      problems.add(marks.apply(comparison.column()), "EXPRESSION", message, "");
      return null;
    }
    return Type.FLAG;
  }

  private static String phrase(Type type) {
    return switch (type) {
      case NUMBER -> "a number";
      case FLAG -> "a condition";
      case TEXT -> "a text";
    };
  }
}
