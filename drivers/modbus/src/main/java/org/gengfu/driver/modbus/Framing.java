package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How a question travels on a line, and how its answer is told from everything else that comes. One
 * per line, called by the line's thread only.
 */
sealed interface Framing permits MbapFraming, RtuFraming {
  /** Where received bytes are put, at its position; never full between two calls. */
  ByteBuffer buffer();

  /** Forgets what was received and the question: a new connection. */
  void reset();

  /**
   * Starts a question.
   *
   * @param out cleared; gets the frame, left ready to be written out
   */
  void begin(Question question, ByteBuffer out);

  /** Judges what was received since {@link #begin}; without a question, discards it. */
  Verdict received();

  /** No question is under way any more; what still comes for it is discarded. */
  void end();

  /**
   * True when a complete but damaged answer to the question is here, so that a quiet line means
   * that nothing better will come.
   */
  boolean damaged();

  /** What is wrong with the bytes here at the end of the wait, null when there are none. */
  Verdict.@Nullable Malformed diagnose();

  /** True when an answer carries the number of its question, so that a late one is known by it. */
  boolean numbered();

  /** At most 64 bytes of what was received, in hexadecimal. */
  String hex();
}
