package org.gengfu.sim.opcua.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes OPC UA Binary (OPC 10000-6, 5.2). Grows to {@link #MOST} bytes. For one thread. */
public final class UaWriter {
  /** Most bytes of one message. */
  public static final int MOST = 4 << 20;

  private static final long EPOCH_TICKS = 116_444_736_000_000_000L;
  private static final int TICKS_PER_MILLI = 10_000;
  private static final int FIRST = 256;

  private ByteBuffer out = ByteBuffer.allocate(FIRST).order(ByteOrder.LITTLE_ENDIAN);

  /** What was written. */
  public byte[] bytes() {
    return Arrays.copyOf(out.array(), out.position());
  }

  public int size() {
    return out.position();
  }

  public UaWriter u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  public UaWriter u16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  public UaWriter u32(long value) {
    room(4).putInt((int) value);
    return this;
  }

  public UaWriter i64(long value) {
    room(8).putLong(value);
    return this;
  }

  public UaWriter f32(float value) {
    room(4).putFloat(value);
    return this;
  }

  public UaWriter f64(double value) {
    room(8).putDouble(value);
    return this;
  }

  public UaWriter flag(boolean value) {
    return u8(value ? 1 : 0);
  }

  /** Milliseconds since 1970; 0 for none. */
  public UaWriter dateTime(long millis) {
    return i64(millis == 0 ? 0 : millis * TICKS_PER_MILLI + EPOCH_TICKS);
  }

  public UaWriter raw(byte[] bytes) {
    room(bytes.length).put(bytes);
    return this;
  }

  public UaWriter bytes(byte @Nullable [] bytes) {
    return bytes == null ? u32(-1) : u32(bytes.length).raw(bytes);
  }

  public UaWriter text(@Nullable String text) {
    return bytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  public UaWriter nodeId(NodeId node) {
    return switch (node.id()) {
      case Long number when node.namespace() == 0 && number <= 0xFF -> u8(0).u8(number.intValue());
      case Long number when node.namespace() <= 0xFF && number <= 0xFFFF ->
          u8(1).u8(node.namespace()).u16(number.intValue());
      case Long number -> u8(2).u16(node.namespace()).u32(number);
      case String name -> u8(3).u16(node.namespace()).text(name);
      case UUID uuid -> u8(4).u16(node.namespace()).uuid(uuid);
      case ByteBuffer bytes -> {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        yield u8(5).u16(node.namespace()).bytes(copy);
      }
      default -> throw new IllegalArgumentException("no node id: " + node);
    };
  }

  private UaWriter uuid(UUID uuid) {
    long high = uuid.getMostSignificantBits();
    u32(high >>> 32).u16((int) (high >>> 16)).u16((int) high);
    return i64(Long.reverseBytes(uuid.getLeastSignificantBits()));
  }

  /** Namespace index and name. */
  public UaWriter qualifiedName(NodeId name) {
    return u16(name.namespace()).text((String) name.id());
  }

  public UaWriter localizedText(@Nullable String text) {
    return text == null ? u8(0) : u8(2).text(text);
  }

  /** An absent extension object. */
  public UaWriter noExtension() {
    return nodeId(NodeId.NULL).u8(0);
  }

  /** An extension object with a body. */
  public UaWriter extension(long type, UaWriter body) {
    return nodeId(NodeId.standard(type)).u8(1).bytes(body.bytes());
  }

  public <T> UaWriter list(Collection<T> entries, BiConsumer<UaWriter, T> entry) {
    u32(entries.size());
    entries.forEach(each -> entry.accept(this, each));
    return this;
  }

  /** An array without entries. */
  public UaWriter none() {
    return u32(-1);
  }

  public UaWriter dataValue(DataValue value) {
    boolean held = value.value().type() != 0;
    boolean told = value.status() != Status.GOOD;
    boolean timed = value.sourceMillis() != 0;
    u8((held ? 1 : 0) | (told ? 2 : 0) | (timed ? 4 | 8 : 0));
    if (held) {
      variant(value.value());
    }
    if (told) {
      u32(value.status());
    }
    return timed ? dateTime(value.sourceMillis()).dateTime(value.sourceMillis()) : this;
  }

  public UaWriter variant(Variant variant) {
    Object value = variant.value();
    if (value == null) {
      return u8(0);
    }
    if (value instanceof List<?> list) {
      u8(variant.type() | 0x80).u32(list.size());
      list.forEach(entry -> scalar(variant.type(), entry));
      return this;
    }
    return u8(variant.type()).scalar(variant.type(), value);
  }

  private UaWriter scalar(int type, Object value) {
    return switch (type) {
      case Variant.BOOLEAN -> flag((Boolean) value);
      case Variant.SBYTE, Variant.BYTE -> u8(((Number) value).intValue());
      case Variant.INT16, Variant.UINT16 -> u16(((Number) value).intValue());
      case Variant.INT32, Variant.UINT32, Variant.STATUS_CODE -> u32(((Number) value).longValue());
      case Variant.INT64, Variant.UINT64 -> i64(((Number) value).longValue());
      case Variant.FLOAT -> f32(((Number) value).floatValue());
      case Variant.DOUBLE -> f64(((Number) value).doubleValue());
      case Variant.STRING -> text((String) value);
      case Variant.DATE_TIME -> dateTime((Long) value);
      case Variant.NODE_ID -> nodeId((NodeId) value);
      case Variant.QUALIFIED_NAME -> qualifiedName((NodeId) value);
      case Variant.LOCALIZED_TEXT -> localizedText((String) value);
      default -> throw new IllegalArgumentException("a variant of type " + type);
    };
  }

  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      int needed = out.position() + bytes;
      if (needed > MOST) {
        throw new UaFault(Status.BAD_ENCODING_LIMITS, "more than " + MOST + " bytes");
      }
      int size = Math.min(MOST, Math.max(needed, 2 * out.capacity()));
      out =
          ByteBuffer.wrap(Arrays.copyOf(out.array(), size))
              .order(ByteOrder.LITTLE_ENDIAN)
              .position(out.position());
    }
    return out;
  }
}
