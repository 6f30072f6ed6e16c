package org.gengfu.contract;

import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.proto.Metric;
import org.jspecify.annotations.Nullable;

/** Sparkplug data types (Sparkplug 3.0, table in 6.4.16) that can become a point's value. */
enum SparkplugType {
  INT8(1, ValueType.WHOLE),
  INT16(2, ValueType.WHOLE),
  INT32(3, ValueType.WHOLE),
  INT64(4, ValueType.WHOLE),
  UINT8(5, ValueType.WHOLE),
  UINT16(6, ValueType.WHOLE),
  UINT32(7, ValueType.WHOLE),
  UINT64(8, ValueType.WHOLE),
  FLOAT(9, ValueType.REAL),
  DOUBLE(10, ValueType.REAL),
  BOOLEAN(11, ValueType.FLAG),
  STRING(12, ValueType.TEXT),
  DATE_TIME(13, ValueType.WHOLE),
  TEXT(14, ValueType.TEXT),
  UUID(15, ValueType.TEXT);

  private static final SparkplugType[] ALL = values();

  private final int code;
  private final ValueType valueType;

  SparkplugType(int code, ValueType valueType) {
    this.code = code;
    this.valueType = valueType;
  }

  int code() {
    return code;
  }

  ValueType valueType() {
    return valueType;
  }

  /** The type with this code, null for types that no point can have (templates, data sets, …). */
  static @Nullable SparkplugType ofCode(int code) {
    return code >= 1 && code <= ALL.length ? ALL[code - 1] : null;
  }

  /** The type in which our edge sends values of a kind. */
  static SparkplugType of(ValueType valueType) {
    return switch (valueType) {
      case REAL -> DOUBLE;
      case WHOLE -> INT64;
      case FLAG -> BOOLEAN;
      case TEXT -> STRING;
    };
  }

  /** The value of a metric of this type, null when it holds another kind of value. */
  @Nullable PointValue read(Metric metric) {
    return switch (metric.getValueCase()) {
      case INT_VALUE -> whole(metric.getIntValue());
      case LONG_VALUE -> whole(metric.getLongValue());
      case FLOAT_VALUE -> real(metric.getFloatValue());
      case DOUBLE_VALUE -> real(metric.getDoubleValue());
      case BOOLEAN_VALUE ->
          valueType == ValueType.FLAG ? new PointValue.Flag(metric.getBooleanValue()) : null;
      case STRING_VALUE -> text(metric.getStringValue());
      case BYTES_VALUE, DATASET_VALUE, TEMPLATE_VALUE, VALUE_NOT_SET -> null;
    };
  }

  private @Nullable PointValue text(String value) {
    if (valueType != ValueType.TEXT) {
      return null;
    }
    int end = Math.min(value.length(), PointValue.Text.MAX_LENGTH);
    return new PointValue.Text(value.substring(0, end));
  }

  private @Nullable PointValue real(double value) {
    return valueType == ValueType.REAL && Double.isFinite(value)
        ? new PointValue.Real(value)
        : null;
  }

  private @Nullable PointValue whole(long bits) {
    return switch (this) {
      case INT8 -> new PointValue.Whole((byte) bits);
      case INT16 -> new PointValue.Whole((short) bits);
      case INT32 -> new PointValue.Whole((int) bits);
      case INT64, UINT64, DATE_TIME -> new PointValue.Whole(bits);
      case UINT8 -> new PointValue.Whole(bits & 0xFF);
      case UINT16 -> new PointValue.Whole(bits & 0xFFFF);
      case UINT32 -> new PointValue.Whole(bits & 0xFFFF_FFFFL);
      case FLOAT, DOUBLE, BOOLEAN, STRING, TEXT, UUID -> null;
    };
  }
}
