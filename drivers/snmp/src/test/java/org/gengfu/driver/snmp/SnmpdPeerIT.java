package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.WriteConduct;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpTrap;
import org.gengfu.profile.snmp.SnmpType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver against programs that nobody here wrote: net-snmp's snmpd and snmptrap. */
@Timeout(120)
class SnmpdPeerIT {
  private static final String AUTH = "authpass123";
  private static final String PRIV = "privpass123";
  private static final ResolvedPoint[] POINTS = {
    Points.at("descr", "1.3.6.1.2.1.1.1.0", SnmpType.TEXT),
    Points.at("objectId", "1.3.6.1.2.1.1.2.0", SnmpType.OID),
    Points.at("uptime", "1.3.6.1.2.1.1.3.0", SnmpType.UPTIME),
    Points.at("name", "1.3.6.1.2.1.1.5.0", SnmpType.TEXT),
    Points.at("interfaces", "1.3.6.1.2.1.2.1.0", SnmpType.INTEGER),
    Points.at("loInOctets", "1.3.6.1.2.1.31.1.1.1.6.1", SnmpType.INTEGER),
    Points.at("missing", "1.3.6.1.2.1.2.2.1.8.99999", SnmpType.INTEGER),
    Points.of(
        "contact",
        SnmpSource.of(new Oid("1.3.6.1.2.1.1.4.0"), SnmpType.TEXT),
        new WriteRule(
            0,
            0,
            0,
            "operator",
            null,
            java.time.Duration.ofSeconds(1),
            null,
            new WriteConduct(
                java.time.Duration.ZERO, null, false, java.time.Duration.ZERO, "", 0, 64))),
    Points.of(
        "ports",
        Points.table(
            "ifName",
            Points.column("ifName", "1.3.6.1.2.1.31.1.1.1.1"),
            Points.column("ifType", "1.3.6.1.2.1.2.2.1.3"),
            Points.column("mac", "1.3.6.1.2.1.2.2.1.6")),
        null)
  };
  private static final ResolvedProfile PROFILE = Points.profile(Points.block(true, 20, 2), POINTS);

  @TempDir private Path folder;
  private Process snmpd;
  private int port;
  private final Agents agents =
      new Agents(
          new SnmpSettings.Traps(InetAddress.ofLiteral("127.0.0.1"), 0, Secret.of("trapper"), 50));

  @BeforeEach
  void start() throws IOException, InterruptedException {
    Peers.require("/usr/sbin/snmpd", "snmpd");
    Peers.require("/usr/bin/snmptrap", "snmp");
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    Path config = folder.resolve("snmpd.conf");
    Files.writeString(
        config,
        String.join(
            "\n",
            "rocommunity public 127.0.0.1",
            "rwcommunity private 127.0.0.1",
            "sysName peer",
            "createUser md5des MD5 " + AUTH + " DES " + PRIV,
            "createUser shaaes SHA " + AUTH + " AES " + PRIV,
            "createUser sha256aes256 SHA-256 " + AUTH + " AES-256 " + PRIV,
            "createUser sha512aes192 SHA-512 " + AUTH + " AES-192 " + PRIV,
            "createUser authonly SHA-384 " + AUTH,
            "createUser nobody",
            "rouser md5des priv",
            "rouser shaaes priv",
            "rouser sha256aes256 priv",
            "rouser sha512aes192 priv",
            "rouser authonly auth",
            "rouser nobody noauth",
            ""));
    ProcessBuilder builder =
        new ProcessBuilder(
                "/usr/sbin/snmpd",
                "-f",
                "-LE",
                "3",
                "-C",
                "-c",
                config.toString(),
                "udp:127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("snmpd.log").toFile());
    builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("state").toString());
    builder.environment().put("MIBS", "");
    snmpd = builder.start();
    awaitAgent();
  }

  private void awaitAgent() {
    SnmpPlan plan = plan(Agents.community("public"));
    for (int i = 0; i < 60; i++) {
      if (agents.read(plan, "name") instanceof ReadOutcome.Values) {
        return;
      }
    }
    throw new AssertionError("snmpd does not answer");
  }

  @AfterEach
  void stop() throws InterruptedException {
    agents.close();
    if (snmpd != null) {
      snmpd.destroy();
      assertThat(snmpd.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private SnmpPlan plan(Access access) {
    return Agents.plan(port, access, PROFILE);
  }

  private static Access user(String name, Access.Authentication auth, Access.Privacy priv) {
    return new Access.User(name, auth, Secret.of(AUTH), priv, Secret.of(PRIV), "");
  }

  private void assertReads(Access access) {
    SnmpPlan plan = plan(access);
    ReadOutcome outcome = agents.read(plan, "name");
    assertThat(outcome).isInstanceOf(ReadOutcome.Values.class);
    List<RawValue> values = ((ReadOutcome.Values) outcome).values();
    List<String> points = plan.request("name").orElseThrow().points();
    assertThat(values.get(points.indexOf("name"))).isEqualTo(new RawValue.Text("peer"));
    assertThat(values.get(points.indexOf("missing"))).isInstanceOf(RawValue.Absent.class);
    assertThat(values.get(points.indexOf("interfaces"))).isInstanceOf(RawValue.Whole.class);
    assertThat(((RawValue.Text) values.get(points.indexOf("objectId"))).value())
        .startsWith("1.3.6.1.4.1.8072");
  }

  @Test
  void readsV1AndV2c() {
    assertReads(Agents.v1("public"));
    assertReads(Agents.community("public"));
  }

  /** Engine discovery, clock and keys of every kind. */
  @Test
  void readsV3WithEachProtocol() {
    assertReads(user("md5des", Access.Authentication.MD5, Access.Privacy.DES));
    assertReads(user("shaaes", Access.Authentication.SHA1, Access.Privacy.AES128));
    assertReads(user("sha256aes256", Access.Authentication.SHA256, Access.Privacy.AES256));
    assertReads(user("sha512aes192", Access.Authentication.SHA512, Access.Privacy.AES192));
    assertReads(user("authonly", Access.Authentication.SHA384, Access.Privacy.NONE));
    assertReads(
        new Access.User("nobody", Access.Authentication.NONE, null, Access.Privacy.NONE, null, ""));
  }

  @Test
  void aWrongPasswordOrUserIsAnErrorOfTheDevice() {
    Access wrong =
        new Access.User(
            "shaaes",
            Access.Authentication.SHA1,
            Secret.of("wrong-password"),
            Access.Privacy.AES128,
            Secret.of(PRIV),
            "");
    assertThat(agents.read(plan(wrong), "name")).isInstanceOf(ReadOutcome.DeviceError.class);
    Access unknown = user("stranger", Access.Authentication.SHA1, Access.Privacy.AES128);
    assertThat(agents.read(plan(unknown), "name"))
        .isInstanceOfSatisfying(
            ReadOutcome.DeviceError.class,
            error -> assertThat(error.name()).isEqualTo("unknown user"));
  }

  /** With GETBULK, and with v1 by GETNEXT. */
  @Test
  void walksTheInterfaceTable() {
    for (Access access : List.of(Agents.community("public"), Agents.v1("public"))) {
      SnmpPlan plan = plan(access);
      ReadOutcome outcome = agents.read(plan, "ports");
      assertThat(outcome).isInstanceOf(ReadOutcome.Values.class);
      RawValue rows = ((ReadOutcome.Values) outcome).values().getFirst();
      assertThat(rows).isInstanceOf(RawValue.Rows.class);
      Map<String, String> lo =
          ((RawValue.Rows) rows)
              .rows().stream()
                  .filter(row -> row.key().equals("lo"))
                  .findFirst()
                  .orElseThrow()
                  .columns();
      assertThat(lo).containsEntry("ifType", "24").containsEntry("ifName", "lo");
      assertThat(lo).containsEntry("index", lo.get("index1"));
    }
  }

  @Test
  void writesAndReadsBack() {
    WriteRequest request = new WriteRequest("contact", new RawValue.Text("night watch"));
    assertThat(agents.write(plan(Agents.community("private")), request))
        .isEqualTo(new WriteOutcome.Done());
    assertThat(agents.write(plan(Agents.community("public")), request))
        .isInstanceOfSatisfying(
            WriteOutcome.Failed.class,
            failed -> assertThat(failed.why()).isInstanceOf(ReadOutcome.DeviceError.class));
  }

  private record Told(List<String> points, ReadOutcome outcome) {}

  private static final Oid ON_BATTERY = new Oid("1.3.6.1.2.1.33.2.1");
  private static final Oid CLEARED = new Oid("1.3.6.1.2.1.33.2.4");
  private static final String RUNTIME = "1.3.6.1.2.1.33.1.2.3.0";
  private static final String USER =
      " -v3 -l authPriv -u shaaes -a SHA -A " + AUTH + " -x AES -X " + PRIV + " ";

  /** A device whose state notifications set and clear, listened to. */
  private String listen(BlockingQueue<Told> heard) {
    SnmpTrap trap = new SnmpTrap(Set.of(ON_BATTERY), Set.of(CLEARED));
    SnmpSource state =
        new SnmpSource(
            null, SnmpType.TRUTH, SnmpSource.Charset.UTF_8, SnmpSource.Ask.NEVER, "", trap, "");
    SnmpPlan plan =
        Agents.plan(
            port,
            user("shaaes", Access.Authentication.SHA1, Access.Privacy.AES128),
            Points.profile(
                Points.block(true, 20, 1),
                Points.of("state", state, null),
                Points.at("runtime", RUNTIME, SnmpType.INTEGER)));
    agents.loop.execute(() ->
        agents.bus.listen(
            List.of(plan), (device, points, outcome, at) -> heard.add(new Told(points, outcome))));
    return "127.0.0.1:" + Peers.awaitPort(agents);
  }

  @Test
  void hearsTrapsOfAllVersions() throws IOException, InterruptedException {
    BlockingQueue<Told> heard = new LinkedBlockingQueue<>();
    String to = listen(heard);
    Peers.run(
        folder, "snmptrap -v2c -c trapper " + to + " '' " + ON_BATTERY + " " + RUNTIME + " i 7");
    assertTold(heard, 1, 7);
    String v1 = " 1.3.6.1.2.1.33.2 127.0.0.1 6 4 100 ";
    Peers.run(folder, "snmptrap -v1 -c trapper " + to + v1 + RUNTIME + " i 8");
    assertTold(heard, 0, 8);
    Peers.run(
        folder,
        "snmptrap -e 0x8000000001020304"
            + USER
            + to
            + " '' "
            + ON_BATTERY
            + " "
            + RUNTIME
            + " i 9");
    assertTold(heard, 1, 9);
  }

  /** The program ends well only when its inform is acknowledged. */
  @Test
  void acknowledgesInforms() throws IOException, InterruptedException {
    BlockingQueue<Told> heard = new LinkedBlockingQueue<>();
    String to = listen(heard);
    Peers.run(
        folder, "snmpinform -v2c -c trapper " + to + " '' " + ON_BATTERY + " " + RUNTIME + " i 11");
    assertTold(heard, 1, 11);
    Peers.run(folder, "snmpinform" + USER + to + " '' " + CLEARED + " " + RUNTIME + " i 10");
    assertTold(heard, 0, 10);
  }

  private static void assertTold(BlockingQueue<Told> heard, int state, int runtime) {
    Told told = Agents.await(heard);
    assertThat(told.points()).containsExactly("state", "runtime");
    assertThat(told.outcome())
        .isEqualTo(
            new ReadOutcome.Values(
                List.of(new RawValue.Whole(state), new RawValue.Whole(runtime))));
  }
}
