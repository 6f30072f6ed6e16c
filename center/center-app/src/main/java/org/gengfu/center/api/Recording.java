package org.gengfu.center.api;

import org.gengfu.center.ingest.StoreUnavailableException;

/**
 * Work that the writer may refuse to take now.
 *
 * @param <T> what is known once it is committed
 */
@FunctionalInterface
public interface Recording<T> {

  /** Hands the work to the writer and waits until it is committed. */
  T run() throws StoreUnavailableException;

  /**
   * What came of it.
   *
   * @throws ProblemException 503 when the writer cannot commit now; nothing was done then
   */
  static <T> T recorded(Recording<T> recording) {
    try {
      return recording.run();
    } catch (StoreUnavailableException e) {
      throw new ProblemException(
          ProblemException.Code.UNAVAILABLE, "the center cannot commit now; try again");
    }
  }
}
