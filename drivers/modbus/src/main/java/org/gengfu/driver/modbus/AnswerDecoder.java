package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.util.List;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadRequest;

/**
 * What an answer brings, without a wire: for recordings and benchmarks. Pure.
 *
 * <p>Entry: {@link #decode}.
 */
public final class AnswerDecoder {
  private AnswerDecoder() {}

  /**
   * The values of an answer to a planned question.
   *
   * @param request a question of a plan of this driver
   * @param pdu a right answer to it, from its function code on, at index 0: of the right function
   *     and length
   * @return in the order of the request's points
   * @throws IllegalArgumentException when the request is another driver's
   * @throws IndexOutOfBoundsException when the answer is too short
   */
  public static List<RawValue> decode(ReadRequest request, ByteBuffer pdu) {
    if (request instanceof Planned planned) {
      return planned.decode(pdu, 0);
    }
    throw new IllegalArgumentException("a request of another driver: " + request.describe());
  }
}
