package org.gengfu.profile.opcua;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gengfu.profile.ValueKind;

/** Data types of values that points can have (OPC 10000-6, 5.1.2). */
public enum NodeType {
  BOOLEAN(ValueKind.FLAG, 1, false),
  SBYTE(ValueKind.WHOLE, 8, true),
  BYTE(ValueKind.WHOLE, 8, false),
  INT16(ValueKind.WHOLE, 16, true),
  UINT16(ValueKind.WHOLE, 16, false),
  INT32(ValueKind.WHOLE, 32, true),
  UINT32(ValueKind.WHOLE, 32, false),
  INT64(ValueKind.WHOLE, 64, true),
  UINT64(ValueKind.WHOLE, 64, false),
  FLOAT(ValueKind.REAL, 64, true),
  DOUBLE(ValueKind.REAL, 64, true),
  STRING(ValueKind.TEXT, 64, false),
  /** A raw value is milliseconds since 1970-01-01 UTC. */
  DATE_TIME(ValueKind.WHOLE, 64, true);

  private final ValueKind kind;
  private final int bits;
  private final boolean signed;

  NodeType(ValueKind kind, int bits, boolean signed) {
    this.kind = kind;
    this.bits = bits;
    this.signed = signed;
  }

  /** Kind of the raw values. */
  public ValueKind kind() {
    return kind;
  }

  /** Bits of its whole numbers; 64 for what is none. */
  public int bits() {
    return bits;
  }

  /** True when its whole numbers have a sign. */
  public boolean signed() {
    return signed;
  }

  /** True when a variable of this type can hold the number. */
  public boolean holds(BigDecimal raw) {
    return switch (kind) {
      case TEXT -> false;
      case REAL -> this == DOUBLE || Math.abs(raw.doubleValue()) <= Float.MAX_VALUE;
      case FLAG, WHOLE -> whole(raw);
    };
  }

  private boolean whole(BigDecimal raw) {
    if (raw.stripTrailingZeros().scale() > 0) {
      return false;
    }
    BigInteger number = raw.toBigInteger();
    return signed ? number.bitLength() < bits : number.signum() >= 0 && number.bitLength() <= bits;
  }
}
