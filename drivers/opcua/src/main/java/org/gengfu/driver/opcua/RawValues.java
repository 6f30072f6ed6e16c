package org.gengfu.driver.opcua;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.ULong;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.opcua.NodeSource;
import org.gengfu.profile.opcua.NodeType;
import org.jspecify.annotations.Nullable;

/** From what a server says to raw values, and back for writes. Pure. */
final class RawValues {
  /** Longest text that is kept. */
  static final int MOST_CHARACTERS = 1_000;

  private RawValues() {}

  /**
   * The raw value of a point. A bad status, no value at all, an entry that the array does not have,
   * and a value of quite another type are {@link RawValue.Absent} with the reason.
   */
  static RawValue of(DataValue held, NodeSource source) {
    if (held.statusCode().isBad()) {
      return new RawValue.Absent(Failures.name(held.statusCode()));
    }
    Object value = held.value().value();
    if (value == null) {
      return new RawValue.Absent("no value");
    }
    if (value instanceof Object[] array) {
      int index = Math.max(0, source.index());
      if (index >= array.length) {
        return new RawValue.Absent("the array has " + array.length + " entries");
      }
      if (source.index() < 0 && array.length != 1) {
        return new RawValue.Absent("an array of " + array.length + " where one value is declared");
      }
      value = array[index];
    } else if (source.index() > 0) {
      return new RawValue.Absent("no array");
    }
    RawValue raw = value == null ? null : scalar(value, source.type());
    return raw == null
        ? new RawValue.Absent(
            "%s where %s is declared"
                .formatted(
                    value == null ? "nothing" : value.getClass().getSimpleName(), source.type()))
        : raw;
  }

  private static @Nullable RawValue scalar(Object value, NodeType type) {
    return switch (type.kind()) {
      case FLAG, WHOLE -> whole(value, type);
      case REAL -> real(value);
      case TEXT -> text(value);
    };
  }

  private static @Nullable RawValue whole(Object value, NodeType type) {
    return switch (value) {
      case Boolean flag -> new RawValue.Whole(flag ? 1 : 0);
      case DateTime time when type == NodeType.DATE_TIME -> new RawValue.Whole(time.getJavaTime());
      case Byte number -> new RawValue.Whole(number);
      case Short number -> new RawValue.Whole(number);
      case Integer number -> new RawValue.Whole(number);
      case Long number -> new RawValue.Whole(number);
      case UByte number -> new RawValue.Whole(number.longValue());
      case UShort number -> new RawValue.Whole(number.longValue());
      case UInteger number -> new RawValue.Whole(number.longValue());
      case ULong number -> new RawValue.Whole(number.longValue());
      default -> null;
    };
  }

  private static @Nullable RawValue real(Object value) {
    return value instanceof Number number ? new RawValue.Real(number.doubleValue()) : null;
  }

  private static @Nullable RawValue text(Object value) {
    String text =
        switch (value) {
          case String plain -> plain;
          case LocalizedText localized -> localized.text();
          default -> null;
        };
    return text == null
        ? null
        : new RawValue.Text(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
  }

  /** The value to be written, null when the type cannot hold it. */
  static @Nullable Variant variant(RawValue value, NodeType type) {
    Object typed =
        switch (value) {
          case RawValue.Whole(long number) -> number(number, type);
          case RawValue.Real(double number) -> real(number, type);
          case RawValue.Text(String text) -> type == NodeType.STRING ? text : null;
          case RawValue.Absent ignored -> null;
          case RawValue.Rows ignored -> null;
        };
    return typed == null ? null : Variant.of(typed);
  }

  private static @Nullable Object real(double number, NodeType type) {
    return switch (type) {
      case FLOAT -> (float) number;
      case DOUBLE -> number;
      case BOOLEAN, SBYTE, BYTE, INT16, UINT16, INT32, UINT32, INT64, UINT64, STRING, DATE_TIME ->
          number == Math.rint(number) ? number((long) number, type) : null;
    };
  }

  private static @Nullable Object number(long number, NodeType type) {
    boolean fits =
        type == NodeType.UINT64
            || type == NodeType.BOOLEAN
            || type.holds(BigDecimal.valueOf(number));
    if (!fits) {
      return null;
    }
    return switch (type) {
      case BOOLEAN -> number != 0;
      case SBYTE -> (byte) number;
      case BYTE -> UByte.valueOf(number);
      case INT16 -> (short) number;
      case UINT16 -> UShort.valueOf((int) number);
      case INT32 -> (int) number;
      case UINT32 -> UInteger.valueOf(number);
      case INT64 -> number;
      case UINT64 -> ULong.valueOf(number);
      case FLOAT -> (float) number;
      case DOUBLE -> (double) number;
      case DATE_TIME -> new DateTime(Instant.ofEpochMilli(number));
      case STRING -> null;
    };
  }
}
