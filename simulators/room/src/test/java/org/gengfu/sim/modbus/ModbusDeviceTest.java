package org.gengfu.sim.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.profile.ModbusTable.DISCRETE;
import static org.gengfu.profile.ModbusTable.HOLDING;
import static org.gengfu.profile.ModbusTable.INPUT;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.gengfu.profile.AddressRange;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RawType;
import org.gengfu.profile.WordOrder;
import org.gengfu.sim.face.WireMode;
import org.gengfu.sim.face.WireMode.Babbling;
import org.gengfu.sim.modbus.Slave.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModbusDeviceTest {
  private final FakeDevice behind =
      new FakeDevice(
          Profiles.profile(
              Profiles.block(new AddressRange(HOLDING, 3, 3)),
              Profiles.point("a", Profiles.at(HOLDING, 0, RawType.UINT16), "0.1", "0"),
              Profiles.point(
                  "b", Profiles.source(HOLDING, 1, RawType.UINT16, WordOrder.ABCD, 2, 2), "1", "0"),
              Profiles.point(
                  "setpoint",
                  Profiles.at(HOLDING, 2, RawType.INT16),
                  "0.1",
                  "0",
                  Profiles.writable(16, 30)),
              Profiles.point("name", Profiles.at(HOLDING, 5, RawType.STRING), "1", "0"),
              Profiles.point("counter.1", Profiles.at(INPUT, 7, RawType.UINT32), "1", "0"),
              Profiles.point("smoke", Profiles.at(DISCRETE, 3, RawType.BIT), "1", "0")));
  private final ModbusDevice device = new ModbusDevice(behind, 1);

  @BeforeEach
  void fill() {
    behind.numbers.putAll(Map.of("a", 12.5, "b", 1.0, "setpoint", 23.0, "counter.1", 7.0));
    behind.texts.put("name", "GF-7");
  }

  @Test
  void answersWithWhatTheProfilePutsThere() {
    assertThat(hex(read(3, 0, 3))).isEqualTo("0306007D000400E6");
    assertThat(hex(read(3, 5, 4))).isEqualTo("030847462D3700000000");
    assertThat(hex(read(2, 3, 1))).isEqualTo("020100");
    assertThat(hex(read(3, 4, 1))).as("a hole reads as zero").isEqualTo("03020000");
    assertThat(behind.servedNumbers.getFirst())
        .containsOnly(Map.entry("a", 12.5), Map.entry("b", 1.0), Map.entry("setpoint", 23.0));
    assertThat(behind.servedTexts.get(1)).containsOnly(Map.entry("name", "GF-7"));
  }

  @Test
  void refusesAsTheStandardSays() {
    assertThat(hex(read(3, 9, 1))).as("behind the end").isEqualTo("8302");
    assertThat(hex(read(3, 2, 2))).as("avoided address").isEqualTo("8302");
    assertThat(hex(read(4, 6, 2))).as("before the start").isEqualTo("8402");
    assertThat(hex(read(3, 0, 11))).as("more than the device gives").isEqualTo("8303");
    assertThat(hex(read(1, 0, 1))).as("no coils at all").isEqualTo("8101");
    assertThat(behind.servedNumbers).isEmpty();
    assertThat(behind.refused).isEqualTo(5);
  }

  @Test
  void halfAPointIsNoReadOfIt() {
    assertThat(hex(read(4, 7, 2))).isEqualTo("040400000007");
    assertThat(hex(read(4, 7, 1))).isEqualTo("04020000");
    assertThat(behind.servedNumbers.get(0)).containsKey("counter.1");
    assertThat(behind.servedNumbers.get(1)).isEmpty();
  }

  @Test
  void nothingIsServedBeforeItWentOut() {
    Reply reply = device.answer(new Request.Read(4, INPUT, 7, 2)).orElseThrow();
    assertThat(behind.servedNumbers).isEmpty();
    reply.sent().run();
    assertThat(behind.servedNumbers).hasSize(1);
  }

  @Test
  void takesAWriteWithinItsRange() {
    assertThat(hex(write(6, 2, 205))).isEqualTo("06000200CD");
    assertThat(hex(read(3, 2, 1))).isEqualTo("030200CD");
    assertThat(hex(write(16, 2, 300))).isEqualTo("1000020001");
    assertThat(hex(write(6, 2, 301))).as("too hot").isEqualTo("8603");
    assertThat(hex(write(6, 2, 0xFF9C))).as("minus ten").isEqualTo("8603");
    assertThat(hex(write(6, 0, 1))).as("read only").isEqualTo("8602");
    assertThat(hex(write(5, 0, 1))).as("no coils").isEqualTo("8502");
  }

  @Test
  void aSilentOneSaysNothingAndASlowOneTakesItsTime() {
    Request.Read question = new Request.Read(3, HOLDING, 0, 1);
    behind.mode = new WireMode.Silent();
    assertThat(device.answer(question)).isEmpty();
    behind.mode = new WireMode.Slow(Duration.ofMillis(700));
    assertThat(device.answer(question).orElseThrow().delay()).hasMillis(700);
    behind.mode = new Babbling(Duration.ofMillis(100), 5);
    assertThat(device.answer(question)).isEmpty();
    assertThat(device.babble()).isPresent();
    behind.mode = new WireMode.Normal();
    assertThat(device.babble()).isEmpty();
    behind.powered = false;
    assertThat(device.answer(question)).isEmpty();
  }

  @Test
  void damagedAnswersAreNotServed() {
    behind.mode = new WireMode.WrongLength();
    assertThat(hex(read(3, 0, 3))).isEqualTo("0304007D0004");
    behind.mode = new WireMode.Garbage();
    assertThat(device.answer(new Request.Read(3, HOLDING, 0, 1)).orElseThrow().kind())
        .isEqualTo(Slave.Kind.NOISE);
    behind.mode = new WireMode.Foreign();
    assertThat(device.answer(new Request.Read(3, HOLDING, 0, 1)).orElseThrow().kind())
        .isEqualTo(Slave.Kind.FOREIGN);
    behind.mode = new WireMode.Refusing(6);
    assertThat(hex(read(3, 0, 3))).isEqualTo("8306");
    assertThat(behind.servedNumbers).isEmpty();
    assertThat(behind.refused).isEqualTo(1);
  }

  @Test
  void noValueIsTheSentinel() {
    behind.numbers.put("a", Double.NaN);
    assertThat(hex(read(3, 0, 1))).isEqualTo("0302FFFF");
    assertThat(behind.servedNumbers.getFirst().get("a")).isNaN();
  }

  private byte[] read(int function, int address, int count) {
    ModbusTable table =
        switch (function) {
          case 1 -> ModbusTable.COIL;
          case 2 -> DISCRETE;
          case 3 -> HOLDING;
          default -> INPUT;
        };
    return sent(device.answer(new Request.Read(function, table, address, count)));
  }

  private byte[] write(int function, int address, int value) {
    ModbusTable table = function == 5 ? ModbusTable.COIL : HOLDING;
    return sent(device.answer(new Request.Write(function, table, address, new int[] {value})));
  }

  private static byte[] sent(Optional<Reply> reply) {
    reply.orElseThrow().sent().run();
    return reply.get().pdu();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
