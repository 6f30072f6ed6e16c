package org.gengfu.driver.modbus;

import java.time.Duration;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.testkit.DriverContractTest;
import org.gengfu.driver.testkit.ScriptedPeer;

/** The contract over a transparent serial server. */
class RtuOverTcpContractTest extends DriverContractTest {
  @Override
  protected Driver driver() {
    return new ModbusDriver();
  }

  @Override
  protected ScriptedPeer peer() {
    return new TcpPeer(true);
  }

  @Override
  protected Driver.BusSettings settings(Driver driver, ScriptedPeer peer) {
    return new ModbusSettings.Tcp(
        "127.0.0.1", ((TcpPeer) peer).port(), true, Duration.ofSeconds(5), null);
  }

  @Override
  protected DevicePlan plan(Driver driver, Driver.BusSettings settings) {
    return TcpContractTest.devicePlan(driver, settings);
  }
}
