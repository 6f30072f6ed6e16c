package org.gengfu.profile;

/** How the registers of a point make up one raw value. */
public enum RawType {
  INT16(1),
  UINT16(1),
  INT32(2),
  UINT32(2),
  INT64(4),
  UINT64(4),
  FLOAT32(2),
  FLOAT64(4),
  /** Four decimal digits in one register. */
  BCD16(1),
  /** Eight decimal digits in two registers. */
  BCD32(2),
  /** Characters of one byte; the length is the point's own. */
  STRING(0),
  /** One coil or discrete input. */
  BIT(1);

  private final int registers;

  RawType(int registers) {
    this.registers = registers;
  }

  /** Registers that a value takes, or coils for {@link #BIT}; 0 for {@link #STRING}. */
  public int registers() {
    return registers;
  }

  /** True for two's complement types. */
  public boolean signed() {
    return this == INT16 || this == INT32 || this == INT64;
  }

  /** True for IEEE 754 types. */
  public boolean real() {
    return this == FLOAT32 || this == FLOAT64;
  }

  /** True for binary whole numbers, of which bits may be cut out. */
  public boolean whole() {
    return switch (this) {
      case INT16, UINT16, INT32, UINT32, INT64, UINT64 -> true;
      case FLOAT32, FLOAT64, BCD16, BCD32, STRING, BIT -> false;
    };
  }
}
