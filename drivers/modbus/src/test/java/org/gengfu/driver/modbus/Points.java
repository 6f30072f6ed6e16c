package org.gengfu.driver.modbus;

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

/** Profiles for tests. */
final class Points {
  private Points() {}

  static ResolvedPoint at(String id, ModbusTable table, int address, RawType type) {
    return at(id, table, address, type, Math.max(1, type.registers()), null);
  }

  static ResolvedPoint at(
      String id, ModbusTable table, int address, RawType type, int registers, WriteRule write) {
    return of(
        id, new RegisterSource(table, address, type, registers, WordOrder.ABCD, -1, -1, -1), write);
  }

  static ResolvedPoint of(String id, RegisterSource source, WriteRule write) {
    return new ResolvedPoint(
        id,
        ValueKind.WHOLE,
        PollClass.FAST,
        source,
        Set.of(),
        BigDecimal.ONE,
        BigDecimal.ZERO,
        null,
        null,
        null,
        0,
        Duration.ofMinutes(10),
        "",
        "",
        Map.of(),
        Map.of(),
        write);
  }

  static ModbusBlock block(
      int maxRegisters, int maxGap, boolean singleReads, AddressRange... avoid) {
    return new ModbusBlock(
        WordOrder.ABCD,
        maxRegisters,
        2000,
        maxGap,
        singleReads,
        List.of(avoid),
        Duration.ofMillis(800),
        Duration.ZERO,
        0);
  }

  static ResolvedProfile profile(ModbusBlock block, ResolvedPoint... points) {
    return new ResolvedProfile(
        "test",
        "1.0.0",
        "test",
        Map.of("en", "Test"),
        "",
        "",
        true,
        "none, made for a test",
        block,
        Map.of(PollClass.FAST, Duration.ofSeconds(1)),
        List.of(points),
        List.of());
  }
}
