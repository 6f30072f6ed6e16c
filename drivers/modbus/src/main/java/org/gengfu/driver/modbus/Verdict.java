package org.gengfu.driver.modbus;

/** What a {@link Framing} makes of the bytes that have come so far. */
sealed interface Verdict {
  /** Nothing to say yet. */
  record More() implements Verdict {
    static final More INSTANCE = new More();
  }

  /**
   * The answer to the question.
   *
   * @param offset where its PDU begins in {@link Framing#buffer()}
   */
  record Answer(int offset) implements Verdict {}

  /** The device, or a gateway in its stead, answered with an exception code (0..255). */
  record ErrorAnswer(int code) implements Verdict {}

  /**
   * What came is no answer to the question.
   *
   * @param lineLost the boundary of frames is lost too: a stream has to be opened anew
   */
  record Malformed(String why, boolean lineLost) implements Verdict {
    Malformed(String why) {
      this(why, false);
    }
  }
}
