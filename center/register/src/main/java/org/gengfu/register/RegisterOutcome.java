package org.gengfu.register;

import java.util.List;

/** What came of reading a workbook: every camera, or every error and no camera. */
public sealed interface RegisterOutcome {
  /** How many rows with something in them stand below the heads, as far as they were read. */
  int count();

  /**
   * All rows can be taken.
   *
   * @param rows the cameras in the sheet's order; no code and no device twice
   */
  record Accepted(List<RegisterRow> rows) implements RegisterOutcome {
    public Accepted {
      rows = List.copyOf(rows);
    }

    @Override
    public int count() {
      return rows.size();
    }
  }

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
