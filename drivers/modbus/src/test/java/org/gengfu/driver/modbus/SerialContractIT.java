package org.gengfu.driver.modbus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.testkit.DriverContractTest;
import org.gengfu.driver.testkit.ScriptedPeer;
import org.gengfu.driver.transport.Parity;
import org.junit.jupiter.api.io.TempDir;

/** The contract over RTU on a real terminal driver: two pseudo terminals, joined by socat. */
class SerialContractIT extends DriverContractTest {
  @TempDir private Path folder;

  @Override
  protected Driver driver() {
    return new ModbusDriver();
  }

  @Override
  protected ScriptedPeer peer() {
    try {
      return new PtyPeer(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Driver.BusSettings settings(Driver driver, ScriptedPeer peer) {
    return new ModbusSettings.Serial(
        ((PtyPeer) peer).port().toString(), 9600, Parity.NONE, 1, null);
  }

  @Override
  protected DevicePlan plan(Driver driver, Driver.BusSettings settings) {
    return TcpContractTest.devicePlan(driver, settings);
  }
}
