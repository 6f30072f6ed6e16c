package org.gengfu.document;

/**
 * A place in a document.
 *
 * @param file name of the document as it is shown to people
 * @param line 1 and up
 * @param column 1 and up, counted in code points
 */
public record Mark(String file, int line, int column) {
  public Mark {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("lines and columns begin at 1: " + line + ":" + column);
    }
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
