package org.gengfu.profiletool.importer;

/**
 * What became of one item of a source.
 *
 * @param file the source's name
 * @param line 1 and up, or 0 for the file as a whole
 * @param item what it is called there
 * @param reason what it became, or why it did not
 */
record Loss(Fate fate, String file, int line, String item, String reason) {
  /** What became of it. */
  enum Fate {
    KEPT("kept"),
    APPROXIMATED("approximated"),
    DROPPED("dropped");

    private final String word;

    Fate(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    return place + ": " + item + ": " + reason;
  }
}
