package org.gengfu.sim.opcua;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.opcua.NodeSource;
import org.gengfu.profile.opcua.NodeType;
import org.gengfu.sim.RawNumber;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;
import org.gengfu.sim.opcua.wire.DataValue;
import org.gengfu.sim.opcua.wire.Status;
import org.gengfu.sim.opcua.wire.Variant;
import org.jspecify.annotations.Nullable;

/** A variable that shows points of a device: one, several bits of it, or entries of an array. */
final class PointVariable implements ValueSource {
  /** A device that a gateway's server cannot reach (OPC 10000-4, 7.39.2). */
  static final long BAD_NO_COMMUNICATION = 0x8031_0000L;

  private final DeviceFace device;
  private final UaServer server;
  private final List<ResolvedPoint> points = new ArrayList<>();
  private final NodeType type;
  private boolean array;

  PointVariable(DeviceFace device, NodeType type, UaServer server) {
    this.device = device;
    this.type = type;
    this.server = server;
  }

  /** Adds a point that stands here too. */
  void add(ResolvedPoint point) {
    points.add(point);
    array |= source(point).index() >= 0;
  }

  DeviceFace face() {
    return device;
  }

  @Override
  public Optional<PointVariable> device() {
    return Optional.of(this);
  }

  @Override
  public int type() {
    return switch (type) {
      case BOOLEAN -> Variant.BOOLEAN;
      case SBYTE -> Variant.SBYTE;
      case BYTE -> Variant.BYTE;
      case INT16 -> Variant.INT16;
      case UINT16 -> Variant.UINT16;
      case INT32 -> Variant.INT32;
      case UINT32 -> Variant.UINT32;
      case INT64 -> Variant.INT64;
      case UINT64 -> Variant.UINT64;
      case FLOAT -> Variant.FLOAT;
      case DOUBLE -> Variant.DOUBLE;
      case STRING -> Variant.STRING;
      case DATE_TIME -> Variant.DATE_TIME;
    };
  }

  @Override
  public boolean array() {
    return array;
  }

  @Override
  public DataValue read() {
    long now = server.now();
    if (server.gateway() && away()) {
      return DataValue.bad(BAD_NO_COMMUNICATION, now);
    }
    if (server.gateway() && device.mode() instanceof WireMode.Refusing(int code)) {
      return DataValue.bad(code & 0xFFFF_FFFFL, now);
    }
    Object value = array ? entries() : scalar(points);
    return value == null
        ? DataValue.bad(Status.BAD_SENSOR_FAILURE, now)
        : new DataValue(new Variant(type(), value), Status.GOOD, now);
  }

  /** True when nothing comes from the device now. */
  boolean away() {
    return !device.powered()
        || device.mode() instanceof WireMode.Silent
        || device.mode() instanceof WireMode.Rebooting
        || device.mode() instanceof WireMode.Babbling;
  }

  private List<Object> entries() {
    Map<Integer, List<ResolvedPoint>> byIndex = new TreeMap<>();
    points.forEach(point ->
        byIndex
            .computeIfAbsent(Math.max(0, source(point).index()), i -> new ArrayList<>())
            .add(point));
    List<Object> entries = new ArrayList<>();
    int last = byIndex.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int i = 0; i <= last; i++) {
      Object value = scalar(byIndex.getOrDefault(i, List.of()));
      entries.add(value == null ? nothing() : value);
    }
    return entries;
  }

  private Object nothing() {
    return switch (type.kind()) {
      case FLAG -> false;
      case WHOLE -> 0L;
      case REAL -> Double.NaN;
      case TEXT -> "";
    };
  }

  /** The value of one place, null when its points have none. */
  private @Nullable Object scalar(List<ResolvedPoint> here) {
    if (here.isEmpty()) {
      return null;
    }
    ResolvedPoint first = here.getFirst();
    if (type.kind() == ValueKind.TEXT) {
      return device.text(first.id());
    }
    if (type.kind() == ValueKind.REAL) {
      double value = device.number(first.id());
      return Double.isNaN(value) ? null : (Object) RawNumber.real(first, value);
    }
    long bits = 0;
    for (ResolvedPoint point : here) {
      double value = device.number(point.id());
      if (Double.isNaN(value)) {
        return null;
      }
      bits |= placed(point, value);
    }
    return type.kind() == ValueKind.FLAG ? (Object) (bits != 0) : (Object) bits;
  }

  private long placed(ResolvedPoint point, double value) {
    int low = point.decode().lowBit();
    int width = low < 0 ? type.bits() : point.decode().highBit() - low + 1;
    boolean signed = type.signed() && low < 0;
    BigInteger span = BigInteger.ONE.shiftLeft(signed ? width - 1 : width);
    long raw =
        RawNumber.whole(
                point,
                value,
                signed ? span.negate() : BigInteger.ZERO,
                span.subtract(BigInteger.ONE))
            .longValue();
    long mask = width == Long.SIZE ? -1 : (1L << width) - 1;
    return low < 0 ? raw : (raw & mask) << low;
  }

  @Override
  public boolean writable() {
    return points.stream().anyMatch(point -> point.write() != null) && !array;
  }

  @Override
  public long write(Variant value) {
    if (!writable()) {
      return Status.BAD_NOT_WRITABLE;
    }
    if (value.type() != type() || value.array()) {
      return Status.BAD_TYPE_MISMATCH;
    }
    for (ResolvedPoint point : points) {
      if (point.write() != null && !device.write(point.id(), shown(point, value))) {
        device.refused();
        return Status.BAD_OUT_OF_RANGE;
      }
    }
    return Status.GOOD;
  }

  private static double shown(ResolvedPoint point, Variant value) {
    BigDecimal raw =
        switch (value.value()) {
          case Boolean flag -> flag ? BigDecimal.ONE : BigDecimal.ZERO;
          case Double real when Double.isFinite(real) -> BigDecimal.valueOf(real);
          case Long whole -> BigDecimal.valueOf(cut(point, whole));
          case null, default -> null;
        };
    return raw == null ? Double.NaN : RawNumber.shown(point, raw);
  }

  private static long cut(ResolvedPoint point, long whole) {
    int low = point.decode().lowBit();
    return low < 0
        ? whole
        : whole >>> low & (-1L >>> Long.SIZE - 1 - (point.decode().highBit() - low));
  }

  /** What somebody sees who reads this value now: for the judge's ledger. */
  void served(DataValue answer, Map<String, Double> numbers, Map<String, String> texts) {
    for (ResolvedPoint point : points) {
      if (type.kind() == ValueKind.TEXT) {
        texts.put(point.id(), device.text(point.id()));
      } else {
        numbers.put(point.id(), shownIn(point, answer));
      }
    }
  }

  private double shownIn(ResolvedPoint point, DataValue answer) {
    if (Status.bad(answer.status())) {
      return Double.NaN;
    }
    Object held = answer.value().value();
    int index = source(point).index();
    Object own = held instanceof List<?> list ? list.get(Math.max(0, index)) : held;
    Object narrow =
        own instanceof Double real && type == NodeType.FLOAT
            ? (Object) (double) real.floatValue()
            : own;
    return shown(point, new Variant(type(), narrow));
  }

  static NodeSource source(ResolvedPoint point) {
    return (NodeSource) point.source();
  }
}
