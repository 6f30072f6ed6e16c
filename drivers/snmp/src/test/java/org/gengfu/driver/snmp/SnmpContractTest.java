package org.gengfu.driver.snmp;

import java.net.InetAddress;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.testkit.DriverContractTest;
import org.gengfu.driver.testkit.ScriptedPeer;
import org.gengfu.profile.snmp.SnmpType;
import org.junit.jupiter.api.Test;

/** The contract over v2c, against an agent with BER of its own. */
class SnmpContractTest extends DriverContractTest {
  private int port;

  @Override
  protected Driver driver() {
    return new SnmpDriver();
  }

  @Override
  protected ScriptedPeer peer() {
    RawPeer peer = new RawPeer();
    port = peer.port();
    return peer;
  }

  @Override
  protected Driver.BusSettings settings(Driver driver, ScriptedPeer peer) {
    return new SnmpSettings("test", InetAddress.ofLiteral("127.0.0.1"), null, null);
  }

  @Override
  protected DevicePlan plan(Driver driver, Driver.BusSettings settings) {
    return Agents.plan(
        new AgentSettings(
            "127.0.0.1", port, new Access.Community(false, Secret.of("public")), 1000, null),
        Points.profile(
            Points.block(true, 20, 0),
            Points.at("a", "1.3.6.1.4.1.9999.1.1.0", SnmpType.INTEGER),
            Points.at("b", "1.3.6.1.4.1.9999.1.2.0", SnmpType.INTEGER),
            Points.at("c", "1.3.6.1.4.1.9999.1.10.0", SnmpType.INTEGER)));
  }

  /** Request ids tell. */
  @Test
  void aLateAnswerThatComesAfterTheNextQuestionIsDropped() {
    lateAnswerAfterTheNextQuestionIsDropped();
  }
}
