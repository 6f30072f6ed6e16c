package org.gengfu.driver;

import java.time.Duration;
import java.util.List;

/**
 * What came of one question on a bus. Everything that a wire can do is one of these; none is an
 * exception.
 */
public sealed interface ReadOutcome {

  /**
   * The device answered.
   *
   * @param values in the order of {@link ReadRequest#points()}
   */
  record Values(List<RawValue> values) implements ReadOutcome {
    public Values {
      values = List.copyOf(values);
    }
  }

  /**
   * The device (or a gateway on its behalf) answered with an error.
   *
   * @param code the protocol's own code, e.g. the Modbus exception code
   * @param name the protocol's own name of it
   * @param kind what it says about the device
   */
  record DeviceError(int code, String name, Kind kind) implements ReadOutcome {
    /** What an error answer says about the device behind it. */
    public enum Kind {
      /**
       * The question will never be answered: wrong function, address or value. The device lives.
       */
      REFUSED,
      /** Ask later: busy, acknowledge, memory parity. The device lives. */
      BUSY,
      /** The gateway lives, the device behind it is silent (Modbus 0x0B). */
      BEHIND_GATEWAY_SILENT,
      /** The gateway has no path to the device (Modbus 0x0A). */
      NO_PATH
    }
  }

  /**
   * Nothing came in time, or the connection could not be made or broke.
   *
   * @param waited how long was waited
   * @param why for people, e.g. {@code connection refused}
   */
  record NoAnswer(Duration waited, String why) implements ReadOutcome {}

  /**
   * Something came that is no answer to the question.
   *
   * @param why what was wrong with it
   * @param frameHex what came, in hexadecimal, cut at 64 bytes
   */
  record Malformed(String why, String frameHex) implements ReadOutcome {}
}
