package org.gengfu.driver.modbus;

import com.digitalpetri.modbus.ModbusPduSerializer.DefaultRequestSerializer;
import com.digitalpetri.modbus.exceptions.ModbusException;
import com.digitalpetri.modbus.pdu.ModbusRequestPdu;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteSingleCoilRequest;
import com.digitalpetri.modbus.pdu.WriteSingleRegisterRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.gengfu.profile.ModbusTable;

/**
 * One request to one unit, encoded once, and what a right answer to it looks like. Immutable.
 * Limits are those of the Modbus Application Protocol Specification V1.1b3, section 6.
 */
final class Question {
  /** Most registers in one read, section 6.3 and 6.4. */
  static final int MAX_REGISTERS = 125;

  /** Most coils or discrete inputs in one read, section 6.1 and 6.2. */
  static final int MAX_BITS = 2000;

  /** Most registers in one write, section 6.12. */
  static final int MAX_WRITE_REGISTERS = 123;

  /** Length of a write's answer: function, address, value or quantity. */
  private static final int WRITE_ANSWER_BYTES = 5;

  /**
   * What a device needs.
   *
   * @param timeout how long is waited for an answer
   * @param gap how long the line rests before the question
   * @param afterConnect how long the line rests after it was opened
   * @param frame longest silence within an answer, zero for any
   */
  record Timing(Duration timeout, Duration gap, Duration afterConnect, Duration frame) {
    Timing {
      if (timeout.isNegative()
          || timeout.isZero()
          || gap.isNegative()
          || afterConnect.isNegative()
          || frame.isNegative()) {
        throw new IllegalArgumentException(
            "timeout %s, gap %s, after connect %s, frame %s"
                .formatted(timeout, gap, afterConnect, frame));
      }
    }

    /** A device that needs no rest after a connect and makes no pauses. */
    Timing(Duration timeout, Duration gap) {
      this(timeout, gap, Duration.ZERO, Duration.ZERO);
    }
  }

  /** Function 43, read device identification, section 6.21. */
  static final int ENCAPSULATED = 0x2B;

  private static final int READ_IDENTIFICATION = 0x0E;

  /** Function, type, code, conformity, more follows, next object, number of objects. */
  private static final int IDENTIFICATION_HEAD = 7;

  private final int unit;
  private final byte[] pdu;
  private final int answerBytes;
  private final long timeoutNanos;
  private final long gapNanos;
  private final long afterConnectNanos;
  private final long frameNanos;

  private Question(int unit, ModbusRequestPdu request, int answerBytes, Timing timing) {
    this(unit, encode(request), answerBytes, timing);
  }

  private Question(int unit, byte[] pdu, int answerBytes, Timing timing) {
    if (unit < 0 || unit > 255) {
      throw new IllegalArgumentException("unit " + unit);
    }
    this.unit = unit;
    this.pdu = pdu;
    this.answerBytes = answerBytes;
    this.timeoutNanos = timing.timeout().toNanos();
    this.gapNanos = timing.gap().toNanos();
    this.afterConnectNanos = timing.afterConnect().toNanos();
    this.frameNanos = timing.frame().toNanos();
  }

  /**
   * Asks for the objects of the device's identification from one on (function 43, MEI type 14).
   *
   * @param object 0..255; below 3 basic, below 0x80 regular, else extended
   */
  static Question identification(int unit, int object, Timing timing) {
    int code = object < 3 ? 1 : object < 0x80 ? 2 : 3;
    byte[] pdu = {ENCAPSULATED, READ_IDENTIFICATION, (byte) code, (byte) object};
    return new Question(unit, pdu, -1, timing);
  }

  /**
   * Asks for a run of one table.
   *
   * @param address first address on the wire, 0..65535
   * @param count registers (1..125) or bits (1..2000)
   */
  static Question read(int unit, ModbusTable table, int address, int count, Timing timing) {
    boolean bits = table == ModbusTable.COIL || table == ModbusTable.DISCRETE;
    if (address < 0
        || count < 1
        || count > (bits ? MAX_BITS : MAX_REGISTERS)
        || address + count > 65536) {
      throw new IllegalArgumentException(table + " " + address + ", count " + count);
    }
    ModbusRequestPdu request =
        switch (table) {
          case COIL -> new ReadCoilsRequest(address, count);
          case DISCRETE -> new ReadDiscreteInputsRequest(address, count);
          case INPUT -> new ReadInputRegistersRequest(address, count);
          case HOLDING -> new ReadHoldingRegistersRequest(address, count);
        };
    return new Question(unit, request, 2 + (bits ? (count + 7) / 8 : 2 * count), timing);
  }

  /** Sets one coil (function 05). */
  static Question writeCoil(int unit, int address, boolean on, Timing timing) {
    return new Question(unit, new WriteSingleCoilRequest(address, on), WRITE_ANSWER_BYTES, timing);
  }

  /**
   * Sets registers: function 06 for one, 16 for several.
   *
   * @param registers the values in the order of the wire, two bytes each, high byte first
   */
  static Question writeRegisters(int unit, int address, byte[] registers, Timing timing) {
    int count = registers.length / 2;
    if (count < 1
        || count > MAX_WRITE_REGISTERS
        || registers.length % 2 != 0
        || address + count > 65536) {
      throw new IllegalArgumentException("address " + address + ", " + registers.length + " bytes");
    }
    ModbusRequestPdu request =
        count == 1
            ? new WriteSingleRegisterRequest(
                address, (registers[0] & 0xFF) << 8 | registers[1] & 0xFF)
            : new WriteMultipleRegistersRequest(address, count, registers.clone());
    return new Question(unit, request, WRITE_ANSWER_BYTES, timing);
  }

  int unit() {
    return unit;
  }

  int function() {
    return pdu[0];
  }

  /**
   * Length of the right answer's PDU, in bytes.
   *
   * @param in holds what came of it so far, {@code length} bytes from {@code offset} on
   * @return at least the length; more than {@code length} when that is not known yet
   */
  int answerBytes(ByteBuffer in, int offset, int length) {
    return answerBytes < 0 ? identificationBytes(in, offset, length) : answerBytes;
  }

  private static int identificationBytes(ByteBuffer in, int offset, int length) {
    int end = IDENTIFICATION_HEAD;
    if (length < end) {
      return end;
    }
    int objects = in.get(offset + 6) & 0xFF;
    for (int i = 0; i < objects; i++) {
      if (length < end + 2) {
        return end + 2;
      }
      end += 2 + (in.get(offset + end + 1) & 0xFF);
    }
    return end;
  }

  long afterConnectNanos() {
    return afterConnectNanos;
  }

  /** Longest silence within an answer; 0 for any. */
  long frameNanos() {
    return frameNanos;
  }

  long timeoutNanos() {
    return timeoutNanos;
  }

  long gapNanos() {
    return gapNanos;
  }

  int pduBytes() {
    return pdu.length;
  }

  void putPdu(ByteBuffer out) {
    out.put(pdu);
  }

  /**
   * Judges an answer PDU that came from the right unit.
   *
   * @param in holds it at {@code offset}, {@code length} bytes long
   * @return {@link Verdict.Answer}, {@link Verdict.ErrorAnswer} or {@link Verdict.Malformed}
   *     (without hex)
   */
  Verdict judge(ByteBuffer in, int offset, int length) {
    int function = in.get(offset) & 0xFF;
    if (function == (function() | 0x80)) {
      return length == 2
          ? new Verdict.ErrorAnswer(in.get(offset + 1) & 0xFF)
          : new Verdict.Malformed("an exception answer of " + length + " bytes instead of 2");
    }
    if (function != function()) {
      return new Verdict.Malformed(
          "function %02X answered where %02X was asked".formatted(function, function()));
    }
    int right = answerBytes(in, offset, length);
    if (length != right) {
      return new Verdict.Malformed("wrong length: %d bytes instead of %d".formatted(length, right));
    }
    if (answerBytes < 0) {
      return in.get(offset + 1) == READ_IDENTIFICATION
          ? new Verdict.Answer(offset)
          : new Verdict.Malformed("MEI type %02X".formatted(in.get(offset + 1)));
    }
    return isRead() ? judgeCount(in, offset) : judgeEcho(in, offset);
  }

  private boolean isRead() {
    return function() <= 0x04;
  }

  private Verdict judgeCount(ByteBuffer in, int offset) {
    int count = in.get(offset + 1) & 0xFF;
    return count == answerBytes - 2
        ? new Verdict.Answer(offset)
        : new Verdict.Malformed("byte count %d instead of %d".formatted(count, answerBytes - 2));
  }

  private Verdict judgeEcho(ByteBuffer in, int offset) {
    for (int i = 1; i < WRITE_ANSWER_BYTES; i++) {
      if (in.get(offset + i) != pdu[i]) {
        return new Verdict.Malformed("the answer to a write does not repeat its address and value");
      }
    }
    return new Verdict.Answer(offset);
  }

  private static byte[] encode(ModbusRequestPdu request) {
    ByteBuffer buffer = ByteBuffer.allocate(253);
    try {
      DefaultRequestSerializer.INSTANCE.encode(request, buffer);
    } catch (ModbusException e) {
      throw new IllegalStateException(
          "a function that this driver uses has no serializer: " + request, e);
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
