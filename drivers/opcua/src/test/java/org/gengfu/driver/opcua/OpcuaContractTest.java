package org.gengfu.driver.opcua;

import java.time.Duration;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.testkit.DriverContractTest;
import org.gengfu.driver.testkit.ScriptedPeer;
import org.gengfu.profile.opcua.NodeType;
import org.junit.jupiter.api.Test;

/** The contract over OPC UA. */
class OpcuaContractTest extends DriverContractTest {
  @Override
  protected Driver driver() {
    return new OpcuaDriver();
  }

  @Override
  protected ScriptedPeer peer() {
    return new ScriptedServer();
  }

  @Override
  protected Driver.BusSettings settings(Driver driver, ScriptedPeer peer) {
    return Points.settings(((ScriptedServer) peer).url(), Duration.ofSeconds(2));
  }

  @Override
  protected DevicePlan plan(Driver driver, Driver.BusSettings settings) {
    return Points.polled(
        (OpcuaDriver) driver,
        (OpcuaSettings) settings,
        Points.point("a", Points.named("a"), NodeType.INT32),
        Points.point("b", Points.named("b"), NodeType.UINT16),
        Points.point("c", Points.named("c"), NodeType.INT32));
  }

  /** Request handles tell. */
  @Test
  void aLateAnswerThatComesAfterTheNextQuestionIsDropped() {
    lateAnswerAfterTheNextQuestionIsDropped();
  }
}
