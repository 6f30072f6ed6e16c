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
 * expressions. Within an instance of a section a name is looked up in the instance first, then
 * among its index, key and columns, then outside. For one thread.
 */
final class Names {
  /** Type of a value in an expression. */
  enum Type {
    NUMBER,
    FLAG,
    TEXT
  }

  /** Roles behind {@code asset.}, as a name in conditions. */
  static final String ASSET = "asset.";

  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<String, Map<Long, EnumLabel>> enums = new LinkedHashMap<>();
  private final Map<String, String> assets = new LinkedHashMap<>();
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

  /** Makes a role of the inventory known. */
  void asset(String role, String point) {
    assets.put(ASSET + role, point);
  }

  boolean knows(String point) {
    return types.containsKey(point);
  }

  Set<String> known() {
    Set<String> known = new TreeSet<>(types.keySet());
    known.addAll(parameters.keySet());
    known.addAll(assets.keySet());
    return known;
  }

  /** The id of the point that a name means in a scope, or null when it means none. */
  @Nullable String point(String name, Scope scope) {
    for (String prefix : scope.prefixes()) {
      if (types.containsKey(prefix + name)) {
        return prefix + name;
      }
    }
    return assets.get(name);
  }

  /**
   * What names mean in one expression.
   *
   * @param scope where it stands
   * @param limit what {@code limit} means, or null where it means nothing
   * @param windows names of values over a time
   */
  record Local(Scope scope, @Nullable Limit limit, Set<String> windows) {
    static Local of(Scope scope) {
      return new Local(scope, null, Set.of());
    }
  }

  /**
   * A threshold.
   *
   * @param value the number, when {@code point} is null
   * @param point id of the point that holds it, or null
   */
  record Limit(double value, @Nullable String point) {}

  /**
   * The expression with constants put in, or null after a problem.
   *
   * @param wanted the type it must have
   */
  @Nullable Expression bind(
      Expression expression, Local local, List<Type> wanted, IntFunction<Mark> marks) {
    Expression bound = expression.bind(bindings(local));
    Type type = check(bound.root(), local, marks);
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
  @Nullable Type typeOf(Expression bound, Local local) {
    return check(bound.root(), local, column -> new Mark("", 1, 1));
  }

  private Bindings bindings(Local local) {
    return new Bindings() {
      @Override
      public @Nullable Operand constant(String name) {
        Limit limit = local.limit();
        if (limit != null && name.equals("limit")) {
          return limit.point() == null ? new Operand.Number(limit.value()) : null;
        }
        if (local.windows().contains(name)) {
          return null;
        }
        return types.containsKey(local.scope().prefix() + name)
            ? null
            : point(name, local.scope()) == null || local.scope().own(name)
                ? local.scope().parameters().get(name)
                : null;
      }

      @Override
      public List<Long> enumValues(String point, String word) {
        return types.containsKey(word)
            ? List.of()
            : enums.getOrDefault(point, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(word))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
      }

      @Override
      public String renamed(String name) {
        Limit limit = local.limit();
        if (limit != null && limit.point() != null && name.equals("limit")) {
          return limit.point();
        }
        String id = local.windows().contains(name) ? null : point(name, local.scope());
        return id == null ? name : id;
      }
    };
  }

  private @Nullable Type check(Term term, Local local, IntFunction<Mark> marks) {
    return switch (term) {
      case Term.Constant constant ->
          switch (constant.value()) {
            case Operand.Number ignored -> Type.NUMBER;
            case Operand.Flag ignored -> Type.FLAG;
            case Operand.Text ignored -> Type.TEXT;
          };
      case Term.Name name -> named(name, local, marks);
      case Term.Not not -> expect(not.inner(), Type.FLAG, "not", local, marks);
      case Term.Minus minus -> expect(minus.inner(), Type.NUMBER, "a minus", local, marks);
      case Term.Logic logic -> {
        String what = logic.and() ? "and" : "or";
        Type left = expect(logic.left(), Type.FLAG, what, local, marks);
        Type right = expect(logic.right(), Type.FLAG, what, local, marks);
        yield left == null ? null : right;
      }
      case Term.Arithmetic sum -> {
        String what = String.valueOf(sum.operator());
        Type left = expect(sum.left(), Type.NUMBER, what, local, marks);
        Type right = expect(sum.right(), Type.NUMBER, what, local, marks);
        yield left == null ? null : right;
      }
      case Term.Comparison comparison -> compared(comparison, local, marks);
    };
  }

  private @Nullable Type named(Term.Name name, Local local, IntFunction<Mark> marks) {
    Type type = local.windows().contains(name.name()) ? Type.NUMBER : types.get(name.name());
    if (type == null) {
      String message = "nothing is called \"" + name.name() + "\"";
      String fix = Suggestion.among(name.name(), known());
      problems.add(marks.apply(name.column()), "UNKNOWN_NAME", message, fix);
    }
    return type;
  }

  private @Nullable Type expect(
      Term term, Type wanted, String where, Local local, IntFunction<Mark> marks) {
    Type type = check(term, local, marks);
    if (type != null && type != wanted) {
      String message = "\"" + where + "\" needs " + phrase(wanted) + ", not " + phrase(type);
      problems.add(marks.apply(term.column()), "EXPRESSION", message, "");
      return null;
    }
    return type;
  }

  private @Nullable Type compared(
      Term.Comparison comparison, Local local, IntFunction<Mark> marks) {
    Type left = check(comparison.left(), local, marks);
    Type right = check(comparison.right(), local, marks);
    if (left == null || right == null) {
      return null;
    }
    boolean equality = comparison.operator().equals("==") || comparison.operator().equals("!=");
    boolean matching = comparison.operator().equals("matches") && left == Type.TEXT;
    boolean column =
        local.scope().inSection()
            && (comparison.left() instanceof Term.Constant
                || comparison.right() instanceof Term.Constant);
    if (column) {
      return Type.FLAG;
    }
    if (left != right || (left != Type.NUMBER && !equality && !matching)) {
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
