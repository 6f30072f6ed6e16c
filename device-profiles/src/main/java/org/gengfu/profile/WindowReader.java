package org.gengfu.profile;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads values over a time. For one thread. */
final class WindowReader {
  /** The name of an alarm's only window in its expressions. */
  static final String NAME = "window";

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(31);

  private final Names names;
  private final Problems problems;

  WindowReader(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /** The windows of a rule by name; a rule for no data has the window that counts. */
  Map<String, Window> read(MapNode alarm, Scope scope) {
    Map<String, Window> windows = new LinkedHashMap<>();
    MapNode silent = alarm.map("noData", problems);
    if (silent != null) {
      put(windows, NAME, silent, "for", Window.Of.COUNT, scope);
    }
    MapNode one = alarm.map("window", problems);
    if (one != null) {
      put(windows, NAME, one, "over", of(one), scope);
    }
    MapNode several = alarm.map("windows", problems);
    if (several != null) {
      for (String name : several.keys()) {
        MapNode spec = several.map(name, problems);
        if (spec != null && names.point(name, scope) != null) {
          String message = "the name \"" + name + "\" stands for two things";
          problems.add(several.keyMark(name), "DUPLICATE_KEY", message, "Rename one of them");
        } else if (spec != null) {
          put(windows, name, spec, "over", of(spec), scope);
        }
      }
    }
    return windows;
  }

  private Window.Of of(MapNode spec) {
    return Window.Of.valueOf(spec.string("of", "average", problems).toUpperCase(Locale.ROOT));
  }

  private void put(
      Map<String, Window> windows,
      String name,
      MapNode spec,
      String length,
      Window.Of of,
      Scope scope) {
    Duration over = spec.duration(length, SHORTEST, SHORTEST, LONGEST, problems);
    String given = spec.string("point", "", problems);
    String point = names.point(given, scope);
    if (point == null) {
      String message = "there is no point \"" + given + "\"";
      problems.add(
          spec.valueMark("point"), "UNKNOWN_NAME", message, Suggestion.among(given, names.known()));
      return;
    }
    windows.put(name, new Window(point, over, of, where(spec, point, of, scope)));
  }

  private @Nullable Expression where(MapNode spec, String point, Window.Of of, Scope scope) {
    if (!(spec.get("where") instanceof ScalarNode source)) {
      return null;
    }
    Expression parsed = Expression.parse(source, problems);
    Expression bound =
        parsed == null
            ? null
            : names.bind(parsed, Names.Local.of(scope), List.of(Names.Type.FLAG), source::markAt);
    Mark mark = source.mark();
    if (bound != null && of != Window.Of.COUNT) {
      problems.add(mark, "MEANINGLESS", "where has a meaning for count only", "Remove it");
      return null;
    }
    if (bound != null && !List.of(point).containsAll(bound.names())) {
      String message = "where may speak of \"" + point + "\" alone";
      problems.add(mark, "MEANINGLESS", message, "");
      return null;
    }
    return bound;
  }
}
