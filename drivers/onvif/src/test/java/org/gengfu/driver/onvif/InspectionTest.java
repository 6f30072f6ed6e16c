package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is learned of a camera, and what one bad answer costs. */
class InspectionTest {
  private StrictCamera camera;
  private final OnvifClient client = new OnvifClient();

  @BeforeEach
  void start() throws IOException {
    camera = new StrictCamera();
  }

  @AfterEach
  void stop() throws IOException {
    camera.close();
  }

  private Inspection inspected(OnvifTarget target) {
    OnvifOutcome<Inspection> outcome = client.inspect(target);
    assertThat(outcome).isInstanceOf(OnvifOutcome.Answered.class);
    return ((OnvifOutcome.Answered<Inspection>) outcome).value();
  }

  private URI here(String path) {
    return URI.create("http://127.0.0.1:" + camera.camera.port() + path);
  }

  @Test
  void everythingIsLearnedInOneVisit() {
    Inspection seen = inspected(camera.target("right"));
    assertThat(seen.information())
        .isEqualTo(new DeviceInformation("Maker", "M-1", "V5.7.3", "S123", "88"));
    assertThat(seen.profiles())
        .containsExactly(
            new MediaProfile(
                "p1",
                "main",
                "v1",
                "H264",
                1920,
                1080,
                25,
                4096,
                URI.create("rtsp://127.0.0.1:8554/ch1?a=1&b=2"),
                here("/snap.jpg")));
    assertThat(seen.recordings())
        .isEqualTo(
            new Recordings(
                Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-22T10:00:00Z"), 3));
    assertThat(seen.videoSources()).isEqualTo(1);
    assertThat(seen.ports())
        .containsExactly(new NetworkPort("eth0", "00:11:22:33:44:55", "192.0.2.9"));
    assertThat(seen.services().events()).isEqualTo(here("/onvif/Events"));
    assertThat(seen.missing()).isEmpty();
    // The first question of all is the clock, without credentials.
    assertThat(camera.camera.requests().getFirst().body())
        .contains("GetSystemDateAndTime")
        .doesNotContain("Security");
  }

  @Test
  void oneProfilesAddressIsToBeHadAlone() {
    assertThat(client.streamUri(camera.target("right"), "p1"))
        .isEqualTo(new OnvifOutcome.Answered<>(URI.create("rtsp://127.0.0.1:8554/ch1?a=1&b=2")));
    assertThat(client.snapshotUri(camera.target("right"), "p1"))
        .isEqualTo(new OnvifOutcome.Answered<>(here("/snap.jpg")));
  }

  @Test
  void olderDevicesAreAskedForCapabilities() {
    camera.answers.remove("GetServices");
    camera.answers.put(
        "GetCapabilities",
        "<tds:GetCapabilitiesResponse><tds:Capabilities><tt:Media><tt:XAddr>http://192.0.2.9/m"
            + "</tt:XAddr></tt:Media><tt:Extension><tt:Search><tt:XAddr>http://192.0.2.9/s"
            + "</tt:XAddr></tt:Search></tt:Extension></tds:Capabilities>"
            + "</tds:GetCapabilitiesResponse>");
    Inspection seen = inspected(camera.target("right"));
    assertThat(seen.services().media()).isEqualTo(here("/m"));
    assertThat(seen.services().search()).isEqualTo(here("/s"));
    assertThat(seen.profiles()).hasSize(1);
    assertThat(seen.remarks()).contains(Remark.NO_GET_SERVICES);
  }

  private void announceMedia2() {
    String at = here("/onvif/").toString();
    camera.answers.put(
        "GetServices",
        Soap.services(Namespaces.MEDIA, at + "media", Namespaces.MEDIA2, at + "media2"));
  }

  // H.265 is told by Media2 only.
  @Test
  void media2IsPreferred() {
    announceMedia2();
    camera.answers.put("GetProfiles", Soap.PROFILES2);
    MediaProfile profile = inspected(camera.target("right")).profiles().getFirst();
    assertThat(profile.encoding()).isEqualTo("H265");
    assertThat(profile.framesPerSecond()).isEqualTo(12.5);
    assertThat(profile.videoSource()).isEqualTo("v1");
    assertThat(camera.camera.requests())
        .filteredOn(one -> one.operation().equals("GetStreamUri"))
        .allMatch(one -> one.path().equals("/onvif/media2"));
  }

  // Seen: rvi/ONVIFCamera issue 4.
  @Test
  void announcedButUnspokenMedia2FallsBack() {
    announceMedia2();
    camera.answers.put("GetProfiles", Soap.fault("ActionNotSupported", "no"));
    camera.thenAnswer("GetProfiles", Soap.PROFILES);
    Inspection seen = inspected(camera.target("right"));
    assertThat(seen.profiles()).hasSize(1);
    assertThat(seen.remarks()).contains(Remark.MEDIA2_NOT_SPOKEN);
  }

  @Test
  void aProfileMayKnowThatMedia2IsNotToBeAsked() {
    announceMedia2();
    OnvifQuirks known = new OnvifQuirks(OnvifQuirks.Auth.BOTH, false, false, true, false);
    assertThat(inspected(camera.target("right").with(known)).profiles()).hasSize(1);
    assertThat(camera.camera.requests()).noneMatch(one -> one.path().contains("media2"));
  }

  @Test
  void aBareAmpersandIsRepairedAndTold() {
    camera.answers.put("GetStreamUri", Soap.streamUri("rtsp://10.1.1.1/a?u=x&p=y"));
    camera.answers.put("GetSnapshotUri", Soap.snapshotUri("(null)"));
    Inspection seen = inspected(camera.target("right"));
    assertThat(seen.profiles().getFirst().streamUri())
        .isEqualTo(URI.create("rtsp://127.0.0.1/a?u=x&p=y"));
    assertThat(seen.profiles().getFirst().snapshotUri()).isNull();
    assertThat(seen.remarks()).contains(Remark.BARE_AMPERSAND);
    OnvifQuirks known = new OnvifQuirks(OnvifQuirks.Auth.BOTH, false, false, false, true);
    assertThat(inspected(camera.target("right").with(known)).remarks())
        .doesNotContain(Remark.BARE_AMPERSAND);
  }

  // A recorder with hundreds of profiles would take minutes, and might never end.
  @Test
  void profilesAndAddressesAreBounded() {
    String one = "<trt:Profiles token=\"t%d\"><tt:Name>n</tt:Name></trt:Profiles>";
    StringBuilder all = new StringBuilder("<trt:GetProfilesResponse>");
    for (int i = 0; i < 300; i++) {
      all.append(one.formatted(i));
    }
    camera.answers.put("GetProfiles", all + "</trt:GetProfilesResponse>");
    Inspection seen = inspected(camera.target("right"));
    assertThat(seen.profiles()).hasSize(256);
    assertThat(camera.camera.asked("GetStreamUri")).isEqualTo(4);
    assertThat(seen.remarks()).contains(Remark.MORE_PROFILES);
  }

  // One bad answer loses nothing but itself.
  @Test
  void neighboursOfABadAnswerAreKept() {
    List<String> bad =
        List.of(
            "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            "<?xml version='1.0'?><html><body>busy</body></html>",
            "<?xml version='1.0'?>" + "x".repeat(1 << 21),
            "<?xml version='1.0'?><open><never>");
    for (String answer : bad) {
      camera.answers.put("GetNetworkInterfaces", answer);
      Inspection seen = inspected(camera.target("right"));
      assertThat(seen.missing()).containsOnlyKeys("GetNetworkInterfaces");
      assertThat(seen.information()).isNotNull();
      assertThat(seen.profiles()).hasSize(1);
      assertThat(seen.recordings()).isNotNull();
    }
  }

  private OnvifOutcome<Inspection> against(ScriptedCamera.Script script) throws IOException {
    return against(script, Duration.ofSeconds(20));
  }

  private OnvifOutcome<Inspection> against(ScriptedCamera.Script script, Duration call)
      throws IOException {
    OnvifLimits quick =
        new OnvifLimits(Duration.ofSeconds(5), call, Duration.ofSeconds(60), 4096, 4096, 8, 2);
    try (ScriptedCamera other = new ScriptedCamera(script)) {
      return client.inspect(other.target("a", "b").with(quick));
    }
  }

  private static void raw(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatIsNoOnvifIsSaid() throws IOException {
    assertThat(against((request, out) -> raw(out, "SSH-2.0-OpenSSH_9.2\r\n")))
        .isEqualTo(new OnvifOutcome.Malformed<>("no-http \"SSH-2.0-OpenSSH_9.2\""));
    assertThat(against((request, out) -> ScriptedCamera.say(out, "200 OK", "", "<html></html>")))
        .isEqualTo(new OnvifOutcome.Malformed<>("html"));
    assertThat(against((request, out) -> ScriptedCamera.say(out, "404 Not Found", "", "")))
        .isEqualTo(new OnvifOutcome.Refused<>("HTTP 404", ""));
    String to = "Location: https://10.0.0.1/onvif\r\n";
    assertThat(against((request, out) -> ScriptedCamera.say(out, "302 Found", to, "")))
        .isEqualTo(new OnvifOutcome.Refused<>("HTTP 302", "https://10.0.0.1/onvif"));
  }

  @Test
  void tooMuchIsGivenUp() throws IOException {
    String ok = "HTTP/1.1 200 OK\r\n";
    List<ScriptedCamera.Script> endless =
        List.of(
            (request, out) -> raw(out, ok + "Content-Length: 99999999999\r\n\r\n"),
            (request, out) -> flood(out, ok + "\r\n", "x".repeat(1000)),
            (request, out) ->
                flood(
                    out,
                    ok + "Transfer-Encoding: chunked\r\n\r\n",
                    "3e8\r\n" + "x".repeat(1000) + "\r\n"),
            (request, out) -> raw(out, ok + "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n"),
            (request, out) -> flood(out, ok, "X-Pad: " + "x".repeat(500) + "\r\n"),
            (request, out) -> flood(out, "HTTP/1.1 200 ", "x".repeat(1000)));
    for (ScriptedCamera.Script script : endless) {
      assertThat(against(script)).isInstanceOf(OnvifOutcome.TooLarge.class);
    }
  }

  private static void flood(OutputStream out, String head, String again) throws IOException {
    raw(out, head);
    while (true) {
      raw(out, again);
    }
  }

  // Ends by the deadline of the whole exchange; a time-out between bytes would never come.
  @Test
  void aDrippingAnswerIsGivenUp() throws IOException {
    ScriptedCamera.Script drip =
        (request, out) -> {
          raw(out, "HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n");
          while (true) {
            raw(out, "<");
            out.flush();
            LockSupport.parkNanos(20_000_000);
          }
        };
    OnvifOutcome<Inspection> outcome = against(drip, Duration.ofSeconds(2));
    assertThat(outcome).isInstanceOf(OnvifOutcome.Unanswered.class);
    assertThat(outcome.said()).startsWith("no-answer; bytes ");
  }

  // The stream's server refused them: asking here as well would lock the account sooner.
  @Test
  void credentialsThatAnotherProtocolRefusedRestHere() {
    client.rest(camera.target("right"));
    assertThat(client.inspect(camera.target("right")))
        .isInstanceOfSatisfying(
            OnvifOutcome.NotAuthorized.class,
            denied -> assertThat(denied.cause()).isEqualTo(OnvifOutcome.Cause.HELD_BACK));
    client.forget(camera.target("right"));
    assertThat(client.inspect(camera.target("right"))).isInstanceOf(OnvifOutcome.Answered.class);
  }

  @Test
  void silenceAndClosedPortsAreToldApart() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(client.inspect(OnvifTarget.of("127.0.0.1", free, null)))
        .isInstanceOf(OnvifOutcome.Unreachable.class);
    assertThat(against((request, out) -> {})).isInstanceOf(OnvifOutcome.Unanswered.class);
    assertThat(client.inspect(OnvifTarget.of("no-such-host.invalid", 80, null)))
        .isInstanceOf(OnvifOutcome.NotAsked.class);
    // Linux lets no stream begin to many at once: the same error as without any network.
    OnvifOutcome<?> unreachable = client.clock(OnvifTarget.of("224.0.0.1", 80, null));
    assertThat(unreachable).isInstanceOf(OnvifOutcome.NotAsked.class);
    assertThat(unreachable.said()).isEqualTo("network-unreachable 224.0.0.1:80");
  }
}
