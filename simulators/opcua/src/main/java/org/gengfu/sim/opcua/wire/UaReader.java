package org.gengfu.sim.opcua.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads OPC UA Binary (OPC 10000-6, 5.2). Whatever does not fit is an {@link UaFault} with
 * Bad_DecodingError. For one thread.
 */
public final class UaReader {
  /** Most entries of one array, and most bytes of one text, that are taken. */
  public static final int MOST = 65_536;

  private static final long EPOCH_TICKS = 116_444_736_000_000_000L;
  private static final int TICKS_PER_MILLI = 10_000;
  private static final int DEEPEST = 4;

  private final ByteBuffer in;

  public UaReader(byte[] bytes) {
    this(ByteBuffer.wrap(bytes));
  }

  public UaReader(ByteBuffer bytes) {
    in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads over some bytes. */
  public UaReader skip(int bytes) {
    need(bytes).position(in.position() + bytes);
    return this;
  }

  /** Bytes not yet read. */
  public int left() {
    return in.remaining();
  }

  public int u8() {
    return need(1).get() & 0xFF;
  }

  public int u16() {
    return need(2).getShort() & 0xFFFF;
  }

  public long u32() {
    return need(4).getInt() & 0xFFFF_FFFFL;
  }

  public int i32() {
    return need(4).getInt();
  }

  public long i64() {
    return need(8).getLong();
  }

  public double f64() {
    return need(8).getDouble();
  }

  public boolean flag() {
    return u8() != 0;
  }

  /** Milliseconds since 1970; 0 for none. */
  public long dateTime() {
    long ticks = i64();
    return ticks == 0 ? 0 : (ticks - EPOCH_TICKS) / TICKS_PER_MILLI;
  }

  public byte @Nullable [] bytes() {
    int length = i32();
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[bounded(length)];
    need(bytes.length).get(bytes);
    return bytes;
  }

  public @Nullable String text() {
    byte[] bytes = bytes();
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  public String textOr(String fallback) {
    String text = text();
    return text == null ? fallback : text;
  }

  public NodeId nodeId() {
    return nodeId(u8());
  }

  private NodeId nodeId(int encoding) {
    return switch (encoding & 0x3F) {
      case 0 -> NodeId.standard(u8());
      case 1 -> {
        int namespace = u8();
        yield new NodeId(namespace, (long) u16());
      }
      case 2 -> {
        int namespace = u16();
        yield new NodeId(namespace, u32());
      }
      case 3 -> {
        int namespace = u16();
        yield new NodeId(namespace, textOr(""));
      }
      case 4 -> {
        int namespace = u16();
        yield new NodeId(namespace, uuid());
      }
      case 5 -> {
        int namespace = u16();
        byte[] bytes = bytes();
        yield new NodeId(
            namespace, ByteBuffer.wrap(bytes == null ? new byte[0] : bytes).asReadOnlyBuffer());
      }
      default -> throw new UaFault(Status.BAD_DECODING_ERROR, "node id of form " + encoding);
    };
  }

  private UUID uuid() {
    long first = u32();
    long second = u16();
    long third = u16();
    long high = first << 32 | second << 16 | third;
    in.order(ByteOrder.BIG_ENDIAN);
    long low = i64();
    in.order(ByteOrder.LITTLE_ENDIAN);
    return new UUID(high, low);
  }

  /** A node id of this server; a namespace URI or server index beside it is read over. */
  public NodeId expandedNodeId() {
    int encoding = u8();
    NodeId id = nodeId(encoding);
    if ((encoding & 0x80) != 0) {
      text();
    }
    if ((encoding & 0x40) != 0) {
      u32();
    }
    return id;
  }

  /** Namespace index and name. */
  public NodeId qualifiedName() {
    int namespace = u16();
    return new NodeId(namespace, textOr(""));
  }

  public String localizedText() {
    int mask = u8();
    if ((mask & 1) != 0) {
      text();
    }
    return (mask & 2) != 0 ? textOr("") : "";
  }

  /** The type of an extension object whose body is read over. */
  public NodeId skipExtension() {
    NodeId type = nodeId();
    if (u8() != 0) {
      bytes();
    }
    return type;
  }

  /** An extension object's body, by its type; null without one. */
  public <T> @Nullable T extension(Function<NodeId, @Nullable Function<UaReader, T>> readers) {
    NodeId type = nodeId();
    byte[] body = u8() == 1 ? bytes() : null;
    Function<UaReader, T> reader = readers.apply(type);
    return body == null || reader == null ? null : reader.apply(new UaReader(body));
  }

  /** The entries of an array; an absent one is empty. */
  public <T> List<T> list(Function<UaReader, T> entry) {
    int count = bounded(Math.max(0, i32()));
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(entry.apply(this));
    }
    return list;
  }

  public DataValue dataValue() {
    int mask = u8();
    Variant value = (mask & 1) != 0 ? variant() : Variant.EMPTY;
    long status = (mask & 2) != 0 ? u32() : Status.GOOD;
    long source = (mask & 4) != 0 ? dateTime() : 0;
    if ((mask & 0x10) != 0) {
      u16();
    }
    if ((mask & 8) != 0) {
      dateTime();
    }
    if ((mask & 0x20) != 0) {
      u16();
    }
    return new DataValue(value, status, source);
  }

  public Variant variant() {
    int mask = u8();
    int type = mask & 0x3F;
    if (type == 0) {
      return Variant.EMPTY;
    }
    if ((mask & 0x80) == 0) {
      return new Variant(type, scalar(type));
    }
    Variant array = new Variant(type, List.copyOf(list(in -> scalar(type))));
    if ((mask & 0x40) != 0) {
      list(UaReader::i32);
    }
    return array;
  }

  private Object scalar(int type) {
    return switch (type) {
      case Variant.BOOLEAN -> flag();
      case Variant.SBYTE -> (long) need(1).get();
      case Variant.BYTE -> (long) u8();
      case Variant.INT16 -> (long) need(2).getShort();
      case Variant.UINT16 -> (long) u16();
      case Variant.INT32 -> (long) i32();
      case Variant.UINT32, Variant.STATUS_CODE -> u32();
      case Variant.INT64, Variant.UINT64 -> i64();
      case Variant.FLOAT -> (double) need(4).getFloat();
      case Variant.DOUBLE -> f64();
      case Variant.STRING -> textOr("");
      case Variant.DATE_TIME -> dateTime();
      case Variant.NODE_ID -> nodeId();
      case Variant.QUALIFIED_NAME -> qualifiedName();
      case Variant.LOCALIZED_TEXT -> localizedText();
      default -> throw new UaFault(Status.BAD_DECODING_ERROR, "a variant of type " + type);
    };
  }

  /** Reads over a diagnostic info. */
  public void skipDiagnostic() {
    skipDiagnostic(0);
  }

  private void skipDiagnostic(int depth) {
    int mask = u8();
    for (int bit = 0; bit < 4; bit++) {
      if ((mask >> bit & 1) != 0) {
        i32();
      }
    }
    if ((mask & 0x10) != 0) {
      text();
    }
    if ((mask & 0x20) != 0) {
      u32();
    }
    if ((mask & 0x40) != 0 && depth < DEEPEST) {
      skipDiagnostic(depth + 1);
    }
  }

  private static int bounded(int count) {
    if (count > MOST) {
      throw new UaFault(Status.BAD_ENCODING_LIMITS, count + " entries, at most " + MOST);
    }
    return count;
  }

  private ByteBuffer need(int bytes) {
    if (in.remaining() < bytes) {
      throw new UaFault(Status.BAD_DECODING_ERROR, "the bytes end too early");
    }
    return in;
  }

  /** Bytes of the whole rest. */
  public byte[] rest() {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return rest;
  }
}
