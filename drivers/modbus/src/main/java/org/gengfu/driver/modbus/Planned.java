package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.util.List;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadRequest;

/** A request of this driver: a question, and how its answer is read. Immutable. */
sealed interface Planned extends ReadRequest permits ModbusRequest, IdentificationRequest {
  /** The encoded question. */
  Question question();

  /** How often it is repeated before it counts as failed. */
  int repeats();

  /**
   * The values of an answer.
   *
   * @param pdu where the answer's PDU begins
   */
  List<RawValue> decode(ByteBuffer in, int pdu);
}
