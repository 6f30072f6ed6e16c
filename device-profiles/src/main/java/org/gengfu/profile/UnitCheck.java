package org.gengfu.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether what an expression adds, subtracts and compares has one unit. A constant has any, a
 * product or a quotient one that nobody knows. One use, one thread.
 */
final class UnitCheck {
  /** Units whose differences mean something: of temperatures and of powers. */
  private static final List<Set<String>> ALIKE =
      List.of(Set.of("Cel", "K"), Set.of("W", "VA", "var"), Set.of("kW", "kVA", "kvar"));

  private final Function<String, String> units;
  private final List<String> clashes = new ArrayList<>();

  /**
   * @param units UCUM code of a point, empty for unknown
   */
  UnitCheck(Function<String, String> units) {
    this.units = units;
  }

  /** What does not belong together, in words; empty for nothing. */
  List<String> clashes(Term term) {
    unit(term);
    return clashes;
  }

  /** The unit of a term, null when it has none or nobody knows it. */
  private @Nullable String unit(Term term) {
    return switch (term) {
      case Term.Constant ignored -> null;
      case Term.Name name -> {
        String unit = units.apply(name.name());
        yield unit.isEmpty() ? null : unit;
      }
      case Term.Minus minus -> unit(minus.inner());
      case Term.Not not -> none(not.inner());
      case Term.Logic logic -> none(logic.left(), logic.right());
      case Term.Arithmetic sum when sum.operator() == '+' || sum.operator() == '-' ->
          same(sum.left(), sum.right(), sum.operator() == '+' ? "added" : "subtracted");
      case Term.Arithmetic product -> none(product.left(), product.right());
      case Term.Comparison comparison -> {
        same(comparison.left(), comparison.right(), "compared");
        yield null;
      }
    };
  }

  private @Nullable String none(Term... terms) {
    for (Term term : terms) {
      unit(term);
    }
    return null;
  }

  private @Nullable String same(Term left, Term right, String what) {
    String a = unit(left);
    String b = unit(right);
    boolean alike = a == null || b == null || a.equals(b);
    for (Set<String> group : ALIKE) {
      alike |= a != null && b != null && group.contains(a) && group.contains(b);
    }
    if (!alike) {
      clashes.add(a + " and " + b + " are " + what);
    }
    return a == null ? b : a;
  }
}
