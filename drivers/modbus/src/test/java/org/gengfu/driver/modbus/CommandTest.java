package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.ReconnectRest;
import org.gengfu.profile.Expression;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WordOrder;
import org.gengfu.profile.WriteRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands on a device with holding registers, on a fake line with the real bus thread. */
@Timeout(60)
class CommandTest {
  private final FakeSerialLink link = new FakeSerialLink();
  private final short[] registers = new short[16];
  private boolean answersWrites = true;
  private boolean takesWrites = true;

  private final SerialLine line =
      new SerialLine(
              new ModbusSettings.Serial("fake", 9600, Parity.NONE, 1, null),
              link,
              new ReconnectRest(() -> 0))
          .started();
  private final ModbusBus bus = new ModbusBus(line);

  private final ResolvedPoint setpoint =
      Points.at("setpoint", ModbusTable.HOLDING, 2, RawType.UINT16, 1, rule("state != 3"));
  private final ModbusPlan plan =
      plan(
          setpoint,
          Points.at("state", ModbusTable.HOLDING, 0, RawType.UINT16),
          Points.at("wide", ModbusTable.HOLDING, 4, RawType.INT32, 2, rule(null)),
          Points.of(
              "bit",
              new RegisterSource(
                  ModbusTable.HOLDING, 6, RawType.UINT16, 1, WordOrder.ABCD, 3, 3, -1),
              new WriteRule(0, 1, 1, "operator", null, Duration.ZERO)),
          Points.of(
                  "remote",
                  new RegisterSource(
                      ModbusTable.HOLDING, 8, RawType.UINT16, 1, WordOrder.ABCD, 0, 0, -1),
                  null)
              .edit()
              .kind(ValueKind.FLAG)
              .scale(BigDecimal.ONE.negate(), BigDecimal.ONE)
              .done(),
          Points.at("guarded", ModbusTable.HOLDING, 10, RawType.UINT16, 1, rule("remote")),
          Points.at("input", ModbusTable.INPUT, 0, RawType.UINT16, 1, rule(null)));

  CommandTest() {
    link.device(this::device);
  }

  @AfterEach
  void close() {
    bus.close();
  }

  @Test
  void aValueIsWrittenAndSeenAgain() {
    assertThat(write("setpoint", 22)).isEqualTo(new WriteOutcome.Done());
    assertThat(registers[2]).isEqualTo((short) 22);
    assertThat(functions()).containsExactly(3, 6, 3);
  }

  @Test
  void aValueOfTwoRegistersIsWrittenInOneQuestion() {
    assertThat(write("wide", 20)).isEqualTo(new WriteOutcome.Done());
    assertThat(functions()).containsExactly(16, 3);
    assertThat(registers[5]).isEqualTo((short) 20);
  }

  /** The other bits belong to somebody else. */
  @Test
  void aBitIsWrittenWithoutItsNeighbours() {
    registers[6] = 0x0F07;
    assertThat(write("bit", 1)).isEqualTo(new WriteOutcome.Done());
    assertThat(registers[6]).isEqualTo((short) 0x0F0F);
    assertThat(functions()).containsExactly(3, 6);
  }

  @Test
  void aGuardThatDoesNotHoldRefusesBeforeAnythingIsSent() {
    registers[0] = 3;
    assertThat(write("setpoint", 22)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(functions()).containsExactly(3);
  }

  @Test
  void whatMayNotBeWrittenIsRefusedWithoutAQuestion() {
    assertThat(write("setpoint", 31)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(write("setpoint", 17)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(write("state", 1)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(write("input", 20)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(write("nothing", 20)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(link.questions()).isEmpty();
  }

  @Test
  void aDeviceThatKeepsItsOldValueIsToldApart() {
    takesWrites = false;
    registers[2] = 18;
    assertThat(write("setpoint", 22)).isEqualTo(new WriteOutcome.NotTaken(new RawValue.Whole(18)));
  }

  /** Nobody knows whether the device took it, so nobody but the caller may send it again. */
  @Test
  void aWriteWithoutAnAnswerIsSentOnce() {
    answersWrites = false;
    WriteOutcome outcome = write("setpoint", 22);
    assertThat(outcome).isInstanceOf(WriteOutcome.Failed.class);
    assertThat(((WriteOutcome.Failed) outcome).why()).isInstanceOf(ReadOutcome.NoAnswer.class);
    assertThat(functions()).containsExactly(3, 6);
  }

  private WriteOutcome write(String point, long value) {
    BlockingQueue<WriteOutcome> outcomes = new LinkedBlockingQueue<>();
    WriteRequest request = new WriteRequest(point, new RawValue.Whole(value));
    bus.thread().execute(() -> bus.write(plan, request, outcomes::add));
    try {
      WriteOutcome outcome = outcomes.poll(20, TimeUnit.SECONDS);
      assertThat(outcome).isNotNull();
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The bit says local, the point remote. */
  @Test
  void aGuardOverAnInvertedBitIsJudgedTheRightWayRound() {
    assertThat(write("guarded", 22)).isEqualTo(new WriteOutcome.Done());
    registers[8] = 1;
    assertThat(write("guarded", 24)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(registers[10]).isEqualTo((short) 22);
  }

  private List<Integer> functions() {
    return link.questions().stream().map(question -> (int) question[1]).toList();
  }

  private byte[] device(byte[] question) {
    int address = question[2] << 8 | question[3];
    switch (question[1]) {
      case 3 -> {
        int count = question[5];
        byte[] body = new byte[3 + 2 * count];
        body[0] = question[0];
        body[1] = 3;
        body[2] = (byte) (2 * count);
        for (int i = 0; i < count; i++) {
          body[3 + 2 * i] = (byte) (registers[address + i] >> 8);
          body[4 + 2 * i] = (byte) registers[address + i];
        }
        return Frames.withCrc(body);
      }
      case 6 -> store(address, question, 4, 1);
      case 16 -> store(address, question, 7, question[5]);
      default -> throw new AssertionError("function " + question[1]);
    }
    byte[] echo = java.util.Arrays.copyOf(question, 6);
    return answersWrites ? Frames.withCrc(echo) : new byte[0];
  }

  private void store(int address, byte[] question, int at, int count) {
    for (int i = 0; i < count && takesWrites; i++) {
      registers[address + i] =
          (short) (question[at + 2 * i] << 8 | question[at + 2 * i + 1] & 0xFF);
    }
  }

  private static WriteRule rule(String guard) {
    Expression expression = null;
    if (guard != null) {
      Problems problems = new Problems();
      MapNode node = Documents.parse("guard.yaml", "{when: '" + guard + "'}", problems);
      expression = Expression.parse((ScalarNode) node.get("when"), problems);
      assertThat(problems.list()).isEmpty();
    }
    return new WriteRule(16, 30, 2, "operator", expression, Duration.ofMillis(500));
  }

  private static ModbusPlan plan(ResolvedPoint... points) {
    Problems problems = new Problems();
    ModbusPlan plan =
        ModbusPlan.of(
            Points.profile(Points.block(125, 4, false), points),
            Documents.parse("device.yaml", "{unit: 7}", problems),
            new ModbusSettings.Serial("fake", 9600, Parity.NONE, 1, null),
            problems);
    assertThat(problems.list()).isEmpty();
    return plan;
  }
}
