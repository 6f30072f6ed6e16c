package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private static String match(String endpoint, String types, String scopes, String addresses) {
    return "<w:ProbeMatch><a:EndpointReference><a:Address>"
        + endpoint
        + "</a:Address></a:EndpointReference><w:Types>"
        + types
        + "</w:Types><w:Scopes>"
        + scopes
        + "</w:Scopes><w:XAddrs>"
        + addresses
        + "</w:XAddrs></w:ProbeMatch>";
  }

  private static byte[] answer(String matches) {
    String text =
        "<?xml version='1.0'?><S:Envelope xmlns:S='http://www.w3.org/2003/05/soap-envelope'"
            + " xmlns:a='http://schemas.xmlsoap.org/ws/2004/08/addressing'"
            + " xmlns:w='http://schemas.xmlsoap.org/ws/2005/04/discovery'><S:Body><w:ProbeMatches>"
            + matches
            + "</w:ProbeMatches></S:Body></S:Envelope>";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final String SCOPES =
      "onvif://www.onvif.org/name/Gate%20North onvif://www.onvif.org/hardware/DS-2CD"
          + "\n onvif://www.onvif.org/MAC/00:11:22:33:44:55 onvif://www.onvif.org/Profile/G";

  @Test
  void answersOfOneDeviceBecomeOne() {
    ProbeAnswers answers = new ProbeAnswers();
    String here = "http://10.0.0.5/onvif/device_service";
    String local = "http://169.254.1.1/onvif/device_service";
    byte[] first =
        answer(match("urn:uuid:1", "dn:NetworkVideoTransmitter", SCOPES, local + " " + here));
    answers.heard(first, "10.0.0.5");
    answers.heard(first, "10.0.0.5");
    answers.heard(answer(match("urn:uuid:1", "tds:Device", "", here)), "10.0.0.5");
    answers.heard(answer(match("urn:uuid:2", "x:Printer", "", "nonsense")), "10.0.0.6");
    assertThat(answers.found()).hasSize(2);
    Found camera = answers.found().getFirst();
    assertThat(camera.types()).containsExactly("NetworkVideoTransmitter", "Device");
    assertThat(camera.addresses()).containsExactly(URI.create(here), URI.create(local));
    assertThat(camera.scope("name")).isEqualTo("Gate North");
    assertThat(camera.scope("mac")).isEqualTo("00:11:22:33:44:55");
    assertThat(camera.scope("location")).isEmpty();
    assertThat(answers.found().getLast().addresses()).isEmpty();
  }

  @Test
  void otherDatagramsArePassedOver() {
    ProbeAnswers answers = new ProbeAnswers();
    for (String text :
        List.of("", "M-SEARCH * HTTP/1.1", "<a/>", Soap.envelope("<Hello/>"), Soap.envelope(""))) {
      answers.heard(text.getBytes(StandardCharsets.UTF_8), "10.0.0.7");
    }
    answers.heard(ProbeAnswers.probe("", ""), "10.0.0.8");
    assertThat(answers.found()).isEmpty();
  }

  @Test
  void aCrowdIsBounded() {
    ProbeAnswers answers = new ProbeAnswers();
    for (int i = 0; i < ProbeAnswers.MAX_FOUND + 10; i++) {
      answers.heard(answer(match("urn:uuid:" + i, "t", "", "")), "10.0.0.1");
    }
    assertThat(answers.found()).hasSize(ProbeAnswers.MAX_FOUND);
  }

  // Some devices answer one of the types only, or only a probe for any.
  @Test
  void aDeviceIsAskedInEveryWay() throws IOException, InterruptedException {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (DatagramSocket device = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      Thread answering = Thread.ofVirtual().start(() -> answerAll(device, asked));
      InetSocketAddress to = new InetSocketAddress("127.0.0.1", device.getLocalPort());
      List<Found> found = OnvifClient.discover(Duration.ofSeconds(2), to);
      device.close();
      answering.join();
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().from()).isEqualTo("127.0.0.1");
      assertThat(found.getFirst().scope("hardware")).isEqualTo("DS-2CD");
      // Three questions, asked twice since datagrams are lost.
      assertThat(asked).hasSize(6);
      assertThat(asked).anyMatch(one -> one.contains("NetworkVideoTransmitter"));
      assertThat(asked).anyMatch(one -> one.contains(":Device<"));
      assertThat(asked).anyMatch(one -> !one.contains("Types"));
      assertThat(asked).allMatch(one -> one.contains("ws/2004/08/addressing"));
    }
  }

  private static void answerAll(DatagramSocket device, List<String> asked) {
    byte[] one = answer(match("urn:uuid:9", "dn:NetworkVideoTransmitter", SCOPES, ""));
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    while (true) {
      try {
        packet.setLength(4096);
        device.receive(packet);
        int length = packet.getLength();
        asked.add(new String(packet.getData(), 0, length, StandardCharsets.UTF_8));
        device.send(new DatagramPacket(one, one.length, packet.getSocketAddress()));
      } catch (IOException closed) {
        return;
      }
    }
  }
}
