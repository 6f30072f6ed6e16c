package org.gengfu.report;

/** Evidence that cannot be read: says in which file, line and column, and what is wrong. */
public final class EvidenceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EvidenceException(String file, long line, String column, String problem) {
    super(
        file
            + (line == 0 ? "" : ", line " + line)
            + (column.isEmpty() ? "" : ", column " + column)
            + ": "
            + problem);
  }
}
