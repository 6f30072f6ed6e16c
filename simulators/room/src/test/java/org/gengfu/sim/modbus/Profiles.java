package org.gengfu.sim.modbus;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.profile.AddressRange;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WordOrder;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;

/** Profiles made by hand, so that a test says what it reads. */
public final class Profiles {
  private Profiles() {}

  public static ModbusBlock block(AddressRange... avoid) {
    return new ModbusBlock(
        WordOrder.ABCD, 10, 16, 4, false, List.of(avoid), Duration.ofSeconds(1), Duration.ZERO, 0);
  }

  public static RegisterSource at(ModbusTable table, int address, RawType type) {
    return source(table, address, type, WordOrder.ABCD, -1, -1);
  }

  public static RegisterSource source(
      ModbusTable table, int address, RawType type, WordOrder order, int low, int high) {
    int registers = type == RawType.STRING ? 4 : type.registers();
    return new RegisterSource(table, address, type, registers, order, low, high, -1);
  }

  public static ResolvedPoint point(String id, RegisterSource source, String scale, String offset) {
    return point(id, source, scale, offset, null);
  }

  public static ResolvedPoint point(
      String id, RegisterSource source, String scale, String offset, @Nullable WriteRule write) {
    return new ResolvedPoint(
        id,
        source.type() == RawType.STRING ? ValueKind.TEXT : ValueKind.REAL,
        PollClass.NORMAL,
        source,
        Set.of(0x7FFFL, -1L),
        new BigDecimal(scale),
        new BigDecimal(offset),
        null,
        null,
        null,
        0,
        Duration.ofMinutes(5),
        "",
        "",
        Map.of(),
        Map.of(),
        write);
  }

  public static WriteRule writable(double min, double max) {
    return new WriteRule(min, max, 0, "operator", null, Duration.ZERO);
  }

  public static ResolvedProfile profile(ModbusBlock block, ResolvedPoint... points) {
    return new ResolvedProfile(
        "by-hand",
        "1",
        "test",
        Map.of(),
        "",
        "",
        true,
        "made for a test",
        block,
        Map.of(),
        List.of(points),
        List.of());
  }
}
