package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.gengfu.driver.onvif.OnvifOutcome.Cause;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Against what nobody here wrote: answers that the npm package onvif (MIT) recorded from cameras,
 * tokens that it makes, and a digest that the npm package http-auth (MIT) checks.
 */
class RecordedPeerIT {
  private static final String PASSWORD = "p w";
  private final OnvifClient client = new OnvifClient();

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    NodePeer.install();
  }

  private static OnvifTarget target(NodePeer peer, String password) throws InterruptedException {
    int port = Integer.parseInt(peer.await("READY "));
    return OnvifTarget.of("127.0.0.1", port, new OnvifLogin("admin", password, false));
  }

  private Inspection inspected(OnvifTarget target) {
    OnvifOutcome<Inspection> outcome = client.inspect(target);
    assertThat(outcome).isInstanceOf(OnvifOutcome.Answered.class);
    return ((OnvifOutcome.Answered<Inspection>) outcome).value();
  }

  private static void isTheRecordedCamera(Inspection seen, int port) {
    assertThat(seen.information())
        .isEqualTo(
            new DeviceInformation(
                "Mockup Manufacturer", "Mockup Model", "Mockup_15_14_13", "00000000", "MOCKUP"));
    assertThat(seen.clock().stated()).isEqualTo(Instant.parse("2014-12-24T19:14:37Z"));
    assertThat(seen.clock().offset()).isLessThan(Duration.ofDays(-4000));
    assertThat(seen.profiles()).extracting(MediaProfile::token).startsWith("main");
    MediaProfile main = seen.profiles().getFirst();
    assertThat(List.of(main.width(), main.height(), main.bitrate()))
        .containsExactly(1920, 1080, 1000);
    assertThat(main.videoSource()).isEqualTo("vidsrc0");
    assertThat(main.streamUri()).isEqualTo(URI.create("rtsp://127.0.0.1/h264main"));
    assertThat(main.snapshotUri())
        .isEqualTo(
            URI.create(
                "http://127.0.0.1:"
                    + port
                    + "/onvif-cgi/jpg/image.cgi?resolution=800x600&compression=20&camera=1"));
    assertThat(seen.videoSources()).isEqualTo(1);
    assertThat(seen.ports())
        .containsExactly(new NetworkPort("eth0", "28:57:be:65:7d:d5", "192.168.68.111"));
    assertThat(seen.remarks()).contains(Remark.ADDRESS_ELSEWHERE);
  }

  @Test
  void recordedAnswersAreUnderstood() throws Exception {
    try (NodePeer peer = NodePeer.start("recorded.js", "open", "admin", PASSWORD)) {
      OnvifTarget target = target(peer, PASSWORD);
      isTheRecordedCamera(inspected(target), target.port());
      OnvifOutcome<Subscription> outcome = client.subscribe(target, Duration.ofSeconds(60));
      Subscription events = ((OnvifOutcome.Answered<Subscription>) outcome).value();
      assertThat(client.pull(events, Duration.ZERO, 10)).isInstanceOf(OnvifOutcome.Answered.class);
      assertThat(client.unsubscribe(events)).isEqualTo(new OnvifOutcome.Answered<>(true));
      assertThat(client.reboot(target)).isEqualTo(new OnvifOutcome.Answered<>("Reboot in 30 secs"));
    }
  }

  // The clock, too, is behind the digest here: asked without credentials, then with them.
  @Test
  void aForeignDigestIsSatisfied() throws Exception {
    try (NodePeer peer = NodePeer.start("recorded.js", "digest", "admin", PASSWORD)) {
      OnvifTarget target = target(peer, PASSWORD);
      Inspection seen = inspected(target);
      isTheRecordedCamera(seen, target.port());
      assertThat(seen.authenticated()).isTrue();
    }
  }

  @Test
  void aForeignDigestRefusesAWrongPassword() throws Exception {
    try (NodePeer peer = NodePeer.start("recorded.js", "digest", "admin", PASSWORD)) {
      OnvifOutcome<Inspection> outcome = client.inspect(target(peer, "wrong"));
      assertThat(((OnvifOutcome.NotAuthorized<?>) outcome).cause()).isEqualTo(Cause.WRONG);
    }
  }

  @Test
  void foreignTokensAreOurs() throws Exception {
    try (NodePeer peer = NodePeer.start("recorded.js", "open", "admin", PASSWORD)) {
      for (int i = 0; i < 5; i++) {
        String[] token = peer.await("TOKEN ").split(" ");
        byte[] nonce = Base64.getDecoder().decode(token[0]);
        assertThat(UsernameToken.digest(nonce, token[1], PASSWORD)).isEqualTo(token[2]);
      }
    }
  }

  @Test
  void recordedDatagramsAndFaultsAreUnderstood() throws Exception {
    String folder = "onvif/test/serverMockup/";
    String probe = Files.readString(NodePeer.file(folder + "Probe.xml"));
    String there = probe.replace("SERVICE_URI", "http://192.168.1.2/onvif/services");
    ProbeAnswers answers = new ProbeAnswers();
    answers.heard(there.getBytes(StandardCharsets.UTF_8), "192.168.1.2");
    Found found = answers.found().getFirst();
    assertThat(found.endpoint()).isEqualTo("uuid:c9790c3a-701b-464d-a189-0060351c8ada");
    assertThat(found.scope("hardware")).isEqualTo("HD_PREDATOR");
    assertThat(found.types()).containsExactly("NetworkVideoTransmitter", "Device");

    XmlNode older = recorded(folder + "GetCapabilitiesEncoder.xml");
    assertThat(DeviceAnswers.capabilities(older)).containsKey(Namespaces.MEDIA);
    assertThat(SoapPost.Faults.reply(recorded(folder + "Error.xml")))
        .isEqualTo(new Reply.Fault("fault subcode", "fault reason"));
  }

  private static XmlNode recorded(String file) throws Exception {
    AnswerText text = AnswerText.of(Files.readAllBytes(NodePeer.file(file)));
    return Envelopes.read(((AnswerText.Xml) text).text());
  }
}
