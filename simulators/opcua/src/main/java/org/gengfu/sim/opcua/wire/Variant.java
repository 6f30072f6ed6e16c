package org.gengfu.sim.opcua.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value with its type.
 *
 * @param type number of the built-in type (OPC 10000-6, 5.1.2); 0 for no value
 * @param value Boolean, Long for every whole number and for dates (milliseconds since 1970), Double
 *     for both floating types, String, NodeId, or a List of one of them
 */
public record Variant(int type, @Nullable Object value) {
  public static final int BOOLEAN = 1;
  public static final int SBYTE = 2;
  public static final int BYTE = 3;
  public static final int INT16 = 4;
  public static final int UINT16 = 5;
  public static final int INT32 = 6;
  public static final int UINT32 = 7;
  public static final int INT64 = 8;
  public static final int UINT64 = 9;
  public static final int FLOAT = 10;
  public static final int DOUBLE = 11;
  public static final int STRING = 12;
  public static final int DATE_TIME = 13;
  public static final int BYTE_STRING = 15;
  public static final int NODE_ID = 17;
  public static final int STATUS_CODE = 19;
  public static final int QUALIFIED_NAME = 20;
  public static final int LOCALIZED_TEXT = 21;

  /** No value. */
  public static final Variant EMPTY = new Variant(0, null);

  public static Variant text(String value) {
    return new Variant(STRING, value);
  }

  public static Variant flag(boolean value) {
    return new Variant(BOOLEAN, value);
  }

  public static Variant whole(int type, long value) {
    return new Variant(type, value);
  }

  public static Variant texts(List<String> values) {
    return new Variant(STRING, List.copyOf(values));
  }

  /** True for a list of values. */
  public boolean array() {
    return value instanceof List;
  }
}
