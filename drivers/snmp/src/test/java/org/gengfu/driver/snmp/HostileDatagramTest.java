package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;

/** What anybody may send to a port: it is refused, and the next datagram is taken as before. */
class HostileDatagramTest {
  private static final int SEED = 20_261_122;
  private static final int DATAGRAMS = 1_500;
  private static final InetSocketAddress HERE =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1_000);
  private static final byte[] OWN = {(byte) 0x80, 0, 0, 1, 5, 'o', 'w', 'n'};

  /** v1, community public, enterprise 1.3.6.1.4.1.9, generic 6, specific 1. */
  private static final byte[] V1_TRAP =
      HexFormat.of()
          .parseHex(
              "302602010004067075626c6963a41906062b060104010940047f0000010201060201014301643000");

  private static final Access.User USER =
      new Access.User(
          "watch",
          Access.Authentication.SHA256,
          Secret.of("authentication"),
          Access.Privacy.AES128,
          Secret.of("privacy-too"),
          "");

  private static TrapDecoder decoder(Access access) {
    return new TrapDecoder(access, null, OWN, 1, out -> {}, notification -> true);
  }

  /** A v3 trap of the user, from an engine with this name. */
  private static byte[] v3Trap() throws MessageException {
    AgentMessages messages = new AgentMessages(USER, new UdpAddress(HERE.getAddress(), 162));
    PDU trap = AgentMessages.pdu(USER, PDU.TRAP);
    trap.add(new VariableBinding(new OID("1.3.6.1.6.3.1.1.4.1.0"), new OID("1.3.6.1.6.3.1.1.5.1")));
    return messages.encode(trap);
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] octets = whole.clone();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      octets[random.nextInt(octets.length)] = (byte) random.nextInt();
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(octets, random.nextInt(octets.length)) : octets;
  }

  @Test
  void damagedNotificationsAreRefusedAndNothingElse() throws MessageException {
    Random random = new Random(SEED);
    TrapDecoder two = decoder(Agents.community("public"));
    TrapDecoder three = decoder(USER);
    List<byte[]> good = List.of(V1_TRAP, TrapFloodTest.COLD_START, v3Trap());
    assertThat(two.decode(V1_TRAP, HERE)).isTrue();
    for (int i = 0; i < DATAGRAMS; i++) {
      byte[] datagram = damaged(good.get(i % good.size()), random);
      two.decode(datagram, HERE);
      three.decode(datagram, HERE);
    }
    assertThat(two.decode(TrapFloodTest.COLD_START, HERE)).isTrue();
    assertThat(three.decode(v3Trap(), HERE)).isTrue();
  }

  @Test
  void damagedAnswersAreUnreadableAndNothingElse() throws MessageException {
    Random random = new Random(SEED);
    AgentMessages two =
        new AgentMessages(
            Agents.community("public"), new UdpAddress(HERE.getAddress(), HERE.getPort()));
    AgentMessages three =
        new AgentMessages(USER, new UdpAddress(HERE.getAddress(), HERE.getPort()));
    byte[] response = TrapFloodTest.COLD_START.clone();
    response[13] = (byte) 0xA2;
    assertThat(two.decode(ByteBuffer.wrap(response))).isInstanceOf(Received.Response.class);
    List<byte[]> good = List.of(V1_TRAP, response, v3Trap());
    for (int i = 0; i < DATAGRAMS; i++) {
      byte[] datagram = damaged(good.get(i % good.size()), random);
      assertThat(two.decode(ByteBuffer.wrap(datagram))).isNotNull();
      assertThat(three.decode(ByteBuffer.wrap(datagram))).isNotNull();
    }
  }

  /** Anybody can make engines up; the device's own must still be heard. */
  @Test
  void strangersEnginesTakeNoPlace() throws MessageException {
    TrapDecoder decoder = decoder(USER);
    byte[] trap = v3Trap();
    OctetString engine = V3Header.of(trap).engineId();
    int at = indexOf(trap, engine.getValue());
    for (int i = 0; i < 3 * TrapDecoder.MAX_ENGINES; i++) {
      byte[] forged = trap.clone();
      forged[at + engine.length() - 1] += (byte) (i + 1);
      assertThat(decoder.decode(forged, HERE)).isFalse();
    }
    assertThat(decoder.decode(trap, HERE)).isTrue();
    assertThat(decoder.engines()).isEqualTo(1);
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i <= all.length - part.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
