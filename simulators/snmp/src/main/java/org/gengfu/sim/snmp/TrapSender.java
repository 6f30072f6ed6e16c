package org.gengfu.sim.snmp;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.snmp.Oid;
import org.jspecify.annotations.Nullable;

/**
 * Makes the notifications of one agent.
 *
 * @param to where they go
 * @param version in which version they go
 * @param user v3 user, empty for a community
 */
record TrapSender(
    Agent agent, InetSocketAddress to, Version version, String community, String user) {
  private static final AtomicInteger IDS = new AtomicInteger(1);
  private static final Oid UP_TIME = new Oid("1.3.6.1.2.1.1.3.0");
  private static final Oid TRAP = new Oid("1.3.6.1.6.3.1.1.4.1.0");
  private static final int ENTERPRISE_SPECIFIC = 6;
  private static final int V2C = 1;

  /** Versions of notifications. */
  enum Version {
    V1,
    V2C,
    V3
  }

  /** The sender that a device's entry describes under {@code traps}, null when it has none. */
  static @Nullable TrapSender read(Agent agent, Problems problems) {
    MapNode node = agent.device().settings().map("traps", problems);
    if (node == null) {
      return null;
    }
    TrapSender read =
        new TrapSender(
            agent,
            new InetSocketAddress(
                node.string("host", "127.0.0.1", problems),
                (int) node.whole("port", 162, 1, 65_535, problems)),
            node.choice("version", Version.class, Version.V2C, problems),
            node.string("community", "public", problems),
            node.string("user", "", problems));
    node.close(problems);
    return read;
  }

  /** A notification on the wire. */
  byte[] datagram(Oid notification, List<Varbind> objects) {
    return switch (version) {
      case V1 -> v1(notification, objects);
      case V2C ->
          BerWriter.wrap(
              Tag.SEQUENCE,
              BerWriter.integer(V2C),
              BerWriter.octets(community.getBytes(StandardCharsets.UTF_8)),
              pdu(notification, objects).encode());
      case V3 -> agent.usm().notification(user, IDS.incrementAndGet(), pdu(notification, objects));
    };
  }

  private Pdu pdu(Oid notification, List<Varbind> objects) {
    List<Varbind> all = new ArrayList<>();
    all.add(new Varbind(UP_TIME, new Value.Whole(Tag.TIME_TICKS, agent.ticks())));
    all.add(new Varbind(TRAP, new Value.Identifier(notification)));
    all.addAll(objects);
    return new Pdu(Tag.TRAP, IDS.incrementAndGet(), 0, 0, all);
  }

  /** A v1 trap of the maker's own: RFC 1157, 4.1.6; split as RFC 3584, 3.2 says. */
  private byte[] v1(Oid notification, List<Varbind> objects) {
    String text = notification.text();
    int dot = text.lastIndexOf('.');
    String enterprise = text.substring(0, dot);
    String bare =
        enterprise.endsWith(".0") ? enterprise.substring(0, enterprise.length() - 2) : enterprise;
    byte[][] list = objects.stream().map(Varbind::encode).toArray(byte[][]::new);
    byte[] pdu =
        BerWriter.wrap(
            Tag.TRAP_V1,
            BerWriter.identifier(new Oid(bare).parts()),
            BerWriter.wrap(Tag.IP_ADDRESS, new byte[] {127, 0, 0, 1}),
            BerWriter.integer(ENTERPRISE_SPECIFIC),
            BerWriter.integer(Long.parseLong(text.substring(dot + 1))),
            BerWriter.whole(Tag.TIME_TICKS, agent.ticks()),
            BerWriter.wrap(Tag.SEQUENCE, list));
    return BerWriter.wrap(
        Tag.SEQUENCE,
        BerWriter.integer(0),
        BerWriter.octets(community.getBytes(StandardCharsets.UTF_8)),
        pdu);
  }

  @Override
  public String toString() {
    return "traps " + version.name().toLowerCase(Locale.ROOT) + " to " + to;
  }
}
