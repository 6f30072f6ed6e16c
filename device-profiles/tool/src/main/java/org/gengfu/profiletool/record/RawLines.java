package org.gengfu.profiletool.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.recording.Recording;
import org.jspecify.annotations.Nullable;

/**
 * What a driver said of a point, before anything is made of it, as named values of a recording: a
 * number in digits, a text as it came, of a table the number of its rows and then each row. What
 * the device has no value for stands there as a failure. Pure.
 */
public final class RawLines {
  private static final String ROWS = "rows ";
  private static final String ROW = "row ";

  /** What a simulator's own recording puts before a value, which is in the point's unit then. */
  private static final String MEANT = "[nt] (?s:.*)";

  /** Stands between the key of a row, its columns' names and values (ASCII unit separator). */
  private static final String BETWEEN = "\u001f";

  private RawLines() {}

  /** The entries of one raw value. */
  static List<RecordedEntry> of(long atMillis, String point, RawValue value) {
    return switch (value) {
      case RawValue.Whole(long whole) -> named(atMillis, point, Long.toString(whole));
      case RawValue.Real(double real) -> named(atMillis, point, Double.toString(real));
      case RawValue.Text(String text) -> named(atMillis, point, text);
      case RawValue.Absent(String why) -> List.of(new RecordedEntry.Failure(atMillis, point, why));
      case RawValue.Rows(List<RawValue.Row> rows) -> {
        List<RecordedEntry> entries = new ArrayList<>(named(atMillis, point, ROWS + rows.size()));
        for (RawValue.Row row : rows) {
          StringBuilder text = new StringBuilder(ROW).append(row.key());
          row.columns()
              .forEach(
                  (name, held) -> text.append(BETWEEN).append(name).append(BETWEEN).append(held));
          entries.addAll(named(atMillis, point, text.toString()));
        }
        yield entries;
      }
    };
  }

  private static List<RecordedEntry> named(long atMillis, String point, String value) {
    return List.of(new RecordedEntry.Named(atMillis, point, value));
  }

  /** The newest raw values of a recording, by point and fact. */
  public static final class Newest {
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final Map<String, List<RawValue.Row>> rows = new LinkedHashMap<>();

    /** Everything that a recording holds by point. */
    public Newest(Recording recording) {
      for (RecordedEntry entry : recording.entries()) {
        if (entry instanceof RecordedEntry.Failure(long at, String asked, String why)) {
          absent.put(asked, why);
        } else if (entry instanceof RecordedEntry.Named(long at, String point, String value)
            && !value.matches(MEANT)) {
          absent.remove(point);
          words.put(point, value);
          row(point, value);
        }
      }
    }

    private void row(String point, String value) {
      if (value.matches(ROWS + "[0-9]+")) {
        rows.put(point, new ArrayList<>());
      } else if (value.startsWith(ROW)) {
        List<RawValue.Row> table = rows.get(point);
        if (table != null && table.size() < RawValue.Rows.MAX_ROWS) {
          table.add(row(value.substring(ROW.length()).split(BETWEEN, -1)));
        }
      }
    }

    private static RawValue.Row row(String[] parts) {
      Map<String, String> columns = new LinkedHashMap<>();
      for (int i = 1; i + 1 < parts.length; i += 2) {
        columns.put(parts[i], parts[i + 1]);
      }
      return new RawValue.Row(parts[0], columns);
    }

    /** True when it holds nothing by point. */
    public boolean isEmpty() {
      return words.isEmpty();
    }

    /** What the driver said of a point last; null when nothing is known. */
    public @Nullable RawValue of(ResolvedPoint point) {
      String why = absent.get(point.id());
      String said = words.get(point.id());
      List<RawValue.Row> table = rows.get(point.id());
      if (why != null) {
        return new RawValue.Absent(why);
      } else if (said == null) {
        return null;
      } else if (table != null && (said.startsWith(ROWS) || said.startsWith(ROW))) {
        return new RawValue.Rows(table);
      }
      return point.kind() == ValueKind.TEXT || point.decode().extract() != null
          ? new RawValue.Text(said)
          : number(said);
    }

    private static RawValue number(String said) {
      try {
        return said.matches("-?[0-9]+")
            ? new RawValue.Whole(Long.parseLong(said))
            : new RawValue.Real(Double.parseDouble(said));
      } catch (NumberFormatException noNumber) {
        return new RawValue.Text(said);
      }
    }
  }
}
