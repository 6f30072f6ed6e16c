package org.gengfu.profile;

import java.time.Duration;
import java.util.List;

/**
 * How a kind of device wants to be spoken to over Modbus. The address base is already applied.
 *
 * @param order order of bytes in numbers, unless a point says otherwise
 * @param maxRegisters most registers in one question, 1 to 125
 * @param maxBits most coils or discrete inputs in one question, 1 to 2000
 * @param maxGap largest hole of unwanted registers that one question may read over
 * @param singleReads true when the device answers for one point at a time only
 * @param avoid addresses that must not be read
 * @param timeout longest wait for an answer
 * @param gap least pause between an answer and the next question
 * @param retries how often a question is repeated before it counts as failed
 * @param base what the profile's addresses count from: {@code 0}, {@code 1} or {@code modicon}
 * @param evenRegisters true when the device answers even counts of registers only
 * @param afterConnect pause after connecting
 * @param frame longest silence within an answer; zero for the standard's
 */
public record ModbusBlock(
    WordOrder order,
    int maxRegisters,
    int maxBits,
    int maxGap,
    boolean singleReads,
    List<AddressRange> avoid,
    Duration timeout,
    Duration gap,
    int retries,
    String base,
    boolean evenRegisters,
    Duration afterConnect,
    Duration frame)
    implements ProtocolBlock {
  /** Most registers in one answer (MODBUS Application Protocol V1.1b3, 6.3). */
  public static final int REGISTER_LIMIT = 125;

  /** Most bits in one answer (MODBUS Application Protocol V1.1b3, 6.1). */
  public static final int BIT_LIMIT = 2000;

  public ModbusBlock {
    if (maxRegisters < 1 || maxRegisters > REGISTER_LIMIT || maxBits < 1 || maxBits > BIT_LIMIT) {
      throw new IllegalArgumentException(
          "a question reads 1 to 125 registers or 1 to 2000 bits, not "
              + maxRegisters
              + " or "
              + maxBits);
    }
    avoid = List.copyOf(avoid);
  }

  /** A device without peculiarities. */
  public ModbusBlock(
      WordOrder order,
      int maxRegisters,
      int maxBits,
      int maxGap,
      boolean singleReads,
      List<AddressRange> avoid,
      Duration timeout,
      Duration gap,
      int retries) {
    this(
        order,
        maxRegisters,
        maxBits,
        maxGap,
        singleReads,
        avoid,
        timeout,
        gap,
        retries,
        "0",
        false,
        Duration.ZERO,
        Duration.ZERO);
  }

  @Override
  public String name() {
    return "modbus";
  }
}
