package org.gengfu.driver.modbus;

import java.time.Duration;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.testkit.DriverContractTest;
import org.gengfu.driver.testkit.ScriptedPeer;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RawType;
import org.junit.jupiter.api.Test;

/** The contract over Modbus TCP. */
class TcpContractTest extends DriverContractTest {
  @Override
  protected Driver driver() {
    return new ModbusDriver();
  }

  @Override
  protected ScriptedPeer peer() {
    return new TcpPeer(false);
  }

  @Override
  protected Driver.BusSettings settings(Driver driver, ScriptedPeer peer) {
    return new ModbusSettings.Tcp(
        "127.0.0.1", ((TcpPeer) peer).port(), false, Duration.ofSeconds(5), null);
  }

  @Override
  protected DevicePlan plan(Driver driver, Driver.BusSettings settings) {
    return devicePlan(driver, settings);
  }

  /** Transaction numbers tell. */
  @Test
  void aLateAnswerThatComesAfterTheNextQuestionIsDropped() {
    lateAnswerAfterTheNextQuestionIsDropped();
  }

  /** Three registers in one question, unit 7, time-out 200 ms. */
  static DevicePlan devicePlan(Driver driver, Driver.BusSettings settings) {
    Problems problems = new Problems();
    DevicePlan plan =
        driver.plan(
            Points.profile(
                Points.block(125, 4, false),
                Points.at("a", ModbusTable.HOLDING, 10, RawType.UINT16),
                Points.at("b", ModbusTable.HOLDING, 11, RawType.INT16),
                Points.at("c", ModbusTable.HOLDING, 14, RawType.UINT16)),
            Documents.parse("device.yaml", "{unit: 7}", problems),
            settings,
            problems);
    if (plan == null) {
      throw new AssertionError(problems.toString());
    }
    return plan;
  }
}
