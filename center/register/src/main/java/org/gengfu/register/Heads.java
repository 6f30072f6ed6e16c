package org.gengfu.register;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which column holds which field, by the texts of the row of heads.
 *
 * @param row its number
 * @param columns fields by column
 */
record Heads(int row, SortedMap<Integer, CameraField> columns) {
  private static final Pattern ASIDE =
      Pattern.compile("[(（\\[【][^)）\\]】]*[)）\\]】]|[\\s\\p{Z}*＊:：]+");
  private static final Map<String, CameraField> FIELDS = fields();

  private static Map<String, CameraField> fields() {
    Map<String, CameraField> fields = new HashMap<>();
    for (CameraField field : CameraField.values()) {
      for (String alias : field.aliases()) {
        CameraField other = alias.isEmpty() ? null : fields.put(bare(alias), field);
        if (other != null && other != field) {
          throw new IllegalStateException(alias + " means " + field + " and " + other);
        }
      }
    }
    return Map.copyOf(fields);
  }

  /** A head without what stands in brackets, blanks, asterisks and colons, in small letters. */
  private static String bare(String head) {
    return ASIDE.matcher(head).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static @Nullable CameraField field(Cell cell) {
    return cell instanceof Cell.Text(String text) ? FIELDS.get(bare(text)) : null;
  }

  /** True for a column that nobody reads. */
  private static boolean isAside(Cell cell) {
    return cell instanceof Cell.Text(String text) && text.startsWith("#");
  }

  /**
   * The heads when this is their row: at least two are known, the code or the name among them.
   *
   * @param errors gets what is wrong with them
   */
  static @Nullable Heads of(int row, SortedMap<Integer, Cell> cells, Errors errors) {
    SortedMap<Integer, CameraField> columns = new TreeMap<>();
    cells.forEach((column, cell) -> {
      CameraField field = field(cell);
      if (field != null) {
        columns.put(column, field);
      }
    });
    boolean named =
        columns.containsValue(CameraField.CODE) || columns.containsValue(CameraField.NAME);
    if (columns.size() < 2 || !named) {
      return null;
    }
    errors.headed(cells);
    Map<CameraField, Integer> first = new HashMap<>();
    cells.forEach((column, cell) -> {
      CameraField field = columns.get(column);
      Integer before = field == null ? null : first.putIfAbsent(field, column);
      if (field == null && !isAside(cell)) {
        errors.add(row, column, cell, RegisterProblem.UNKNOWN_COLUMN);
      } else if (before != null) {
        Words problem = RegisterProblem.DUPLICATE_COLUMN.problem().with(Places.letters(before));
        errors.add(row, column, cell, RegisterProblem.DUPLICATE_COLUMN, problem);
        columns.remove(column);
      }
    });
    for (CameraField field : CameraField.values()) {
      if (field.isRequired() && !first.containsKey(field)) {
        errors.missingColumn(row, field);
      }
    }
    return new Heads(row, columns);
  }

  /** The column of a field, -1 for none. */
  int column(CameraField field) {
    for (Map.Entry<Integer, CameraField> entry : columns.entrySet()) {
      if (entry.getValue() == field) {
        return entry.getKey();
      }
    }
    return -1;
  }
}
