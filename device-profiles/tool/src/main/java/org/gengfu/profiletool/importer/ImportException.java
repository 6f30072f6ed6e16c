package org.gengfu.profiletool.importer;

/** A file of which nothing can be imported; the message says what, where and what to do. */
final class ImportException extends Exception {
  private static final long serialVersionUID = 1L;

  ImportException(String message) {
    super(message);
  }

  /** With the place in front. */
  static ImportException at(String file, int line, String message) {
    return new ImportException(file + ":" + line + ": " + message);
  }
}
