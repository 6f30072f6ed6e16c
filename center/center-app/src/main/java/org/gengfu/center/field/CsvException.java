package org.gengfu.center.field;

import org.gengfu.register.Words;

/** A text file that cannot be read on: the whole of it is refused. */
final class CsvException extends Exception {
  private static final long serialVersionUID = 1;

  private final int row;
  private final transient Words text;

  CsvException(int row, Words text) {
    super(text.en(), null, false, false);
    this.row = row;
    this.text = text;
  }

  int row() {
    return row;
  }

  Words text() {
    return text;
  }
}
