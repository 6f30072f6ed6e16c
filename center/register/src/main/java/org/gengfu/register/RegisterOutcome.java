package org.gengfu.register;

import java.util.List;
import java.util.Map;

/** What came of reading a workbook: every camera, or every error and no camera. */
public sealed interface RegisterOutcome {
  /** How many rows with something in them stand below the heads, as far as they were read. */
  int count();

  /**
   * All rows can be taken.
   *
   * @param rows the cameras in the sheet's order; no code and no device twice
   * @param columns where the sheet holds each field that it has
   */
  record Accepted(List<RegisterRow> rows, Map<CameraField, Column> columns)
      implements RegisterOutcome {
    public Accepted {
      rows = List.copyOf(rows);
      columns = Map.copyOf(columns);
    }

    @Override
    public int count() {
      return rows.size();
    }
  }

  /**
   * A column of the sheet.
   *
   * @param letters such as {@code AB}
   * @param head what stands above it
   */
  record Column(String letters, String head) {}

  /**
   * Nothing may be taken.
   *
   * @param count rows that were read
   * @param errors what is wrong, at least one, by row and column
   * @param more further errors that are only counted
   */
  record Refused(int count, List<RegisterError> errors, int more) implements RegisterOutcome {
    public Refused {
      errors = List.copyOf(errors);
      if (errors.isEmpty()) {
        throw new IllegalArgumentException("refused without an error");
      }
    }
  }
}
