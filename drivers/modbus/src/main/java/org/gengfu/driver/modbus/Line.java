package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.ReadOutcome;

/**
 * Carries one question at a time to whatever hangs on it. All but {@link #close()} is called on
 * {@link #thread()}.
 */
sealed interface Line permits TcpLine, SerialLine {
  BusThread thread();

  /**
   * Sends a question once; opens or re-opens the connection as needed.
   *
   * @param done hears of the outcome exactly once, on the line's thread, after this method has
   *     returned
   */
  void ask(Question question, Asker done);

  /** Asks the same question again after it failed; its late answer is welcome now. */
  void repeat(Question question, Asker done);

  /** The asker had to repeat its question before it was answered: another answer may still come. */
  void owes(Question question);

  /**
   * Ends the connection for good, a question under way as no answer. Idempotent; from any thread.
   */
  void close();

  /** Who asked. */
  interface Asker {
    /**
     * The answer came.
     *
     * @param in holds it; valid during the call only
     * @param offset where its PDU begins
     */
    void answered(ByteBuffer in, int offset);

    /** Anything else came, or nothing. */
    void failed(ReadOutcome why);
  }
}
