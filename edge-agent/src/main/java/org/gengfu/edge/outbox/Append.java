package org.gengfu.edge.outbox;

/** What came of handing a record to the outbox. */
public sealed interface Append {
  /**
   * It is in the file: a killed process does not lose it.
   *
   * @param offset its place
   */
  record Stored(long offset) implements Append {}

  /**
   * It was not taken.
   *
   * @param why for people, e.g. {@code disk full}
   */
  record Refused(String why) implements Append {}
}
