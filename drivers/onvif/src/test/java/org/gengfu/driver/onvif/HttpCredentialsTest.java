package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.driver.onvif.OnvifOutcome.Cause;
import org.gengfu.driver.onvif.ScriptedCamera.Request;
import org.junit.jupiter.api.Test;

/** Cameras whose web server asks who we are, before or instead of SOAP. */
class HttpCredentialsTest {
  private final OnvifClient client = new OnvifClient();
  private final AtomicInteger nonce = new AtomicInteger();
  private volatile boolean used;

  /** Asks for a digest and takes any answer to its present nonce with the right user. */
  private void digest(Request request, OutputStream out, String user) throws IOException {
    if (request.operation().equals("GetSystemDateAndTime")
        || (request.field("authorization").contains("username=\"" + user + "\"")
            && request.field("authorization").contains("nonce=\"n" + nonce + "\""))) {
      used = true;
      ScriptedCamera.say(out, "200 OK", "", Soap.envelope(Soap.INFORMATION));
      return;
    }
    String ask = "WWW-Authenticate: Digest realm=\"r\", qop=\"auth\", nonce=\"n" + nonce + "\"";
    ScriptedCamera.say(out, "401 Unauthorized", ask + "\r\n", "");
  }

  private static List<String> answers(ScriptedCamera camera) {
    return camera.requests().stream()
        .map(one -> one.field("authorization"))
        .filter(one -> !one.isEmpty())
        .toList();
  }

  @Test
  void aDigestIsAnsweredAndKept() throws IOException {
    try (ScriptedCamera camera = new ScriptedCamera((r, out) -> digest(r, out, "admin"))) {
      OnvifOutcome<Inspection> outcome = client.inspect(camera.target("admin", "pw"));
      assertThat(outcome).isInstanceOf(OnvifOutcome.Answered.class);
      assertThat(used).isTrue();
      List<Integer> counts = answers(camera).stream().map(HttpCredentialsTest::count).toList();
      // Each use of the nonce counts, or a replay is suspected.
      for (int i = 0; i < counts.size(); i++) {
        assertThat(counts.get(i)).isEqualTo(i + 1);
      }
      assertThat(counts).hasSizeGreaterThan(3);
      // One refusal in all: the challenge is remembered.
      assertThat(camera.asked("GetDeviceInformation")).isEqualTo(1);
    }
  }

  private static int count(String field) {
    Matcher matcher = Pattern.compile("nc=([0-9a-f]{8})").matcher(field);
    assertThat(matcher.find()).isTrue();
    return Integer.parseInt(matcher.group(1), 16);
  }

  // Nonces end without a word in many cameras; that is no refused password.
  @Test
  void aNewNonceIsTakenUp() throws IOException {
    try (ScriptedCamera camera = new ScriptedCamera((r, out) -> digest(r, out, "admin"))) {
      OnvifTarget target = camera.target("admin", "pw");
      assertThat(client.inspect(target)).isInstanceOf(OnvifOutcome.Answered.class);
      nonce.incrementAndGet();
      assertThat(client.inspect(target)).isInstanceOf(OnvifOutcome.Answered.class);
    }
  }

  @Test
  void aWrongDigestIsShownOnceAndRests() throws IOException {
    try (ScriptedCamera camera = new ScriptedCamera((r, out) -> digest(r, out, "other"))) {
      OnvifTarget target = camera.target("admin", "pw");
      OnvifOutcome<Inspection> outcome = client.inspect(target);
      assertThat(((OnvifOutcome.NotAuthorized<?>) outcome).cause()).isEqualTo(Cause.WRONG);
      assertThat(answers(camera)).hasSize(1);
      assertThat(((OnvifOutcome.NotAuthorized<?>) client.inspect(target)).cause())
          .isEqualTo(Cause.HELD_BACK);
      assertThat(answers(camera)).hasSize(1);
    }
  }

  // A digest for HTTP only: no token is sent that a camera might count as a failure.
  @Test
  void httpAloneSendsNoToken() throws IOException {
    OnvifQuirks known = new OnvifQuirks(OnvifQuirks.Auth.HTTP, false, false, false, false);
    try (ScriptedCamera camera = new ScriptedCamera((r, out) -> digest(r, out, "admin"))) {
      assertThat(client.inspect(camera.target("admin", "pw").with(known)))
          .isInstanceOf(OnvifOutcome.Answered.class);
      assertThat(camera.requests()).noneMatch(one -> one.body().contains("UsernameToken"));
    }
  }

  private static void basic(Request request, OutputStream out) throws IOException {
    if (request.field("authorization").startsWith("Basic ")) {
      ScriptedCamera.say(out, "200 OK", "", Soap.envelope(Soap.INFORMATION));
    } else {
      String ask = "WWW-Authenticate: Basic realm=\"r\"\r\n";
      ScriptedCamera.say(out, "401 Unauthorized", ask, "");
    }
  }

  @Test
  void aPasswordGoesInClearOnlyWhenAllowed() throws IOException {
    try (ScriptedCamera camera = new ScriptedCamera(HttpCredentialsTest::basic)) {
      OnvifOutcome<Inspection> refused = client.inspect(camera.target("admin", "pw"));
      assertThat(((OnvifOutcome.NotAuthorized<?>) refused).cause()).isEqualTo(Cause.NOT_SPOKEN);
      assertThat(answers(camera)).isEmpty();
      OnvifLogin inClear = new OnvifLogin("admin", "pw", true);
      OnvifTarget allowed = OnvifTarget.of("127.0.0.1", camera.port(), inClear);
      assertThat(client.inspect(allowed)).isInstanceOf(OnvifOutcome.Answered.class);
      assertThat(answers(camera)).allMatch("Basic YWRtaW46cHc="::equals);
    }
  }

  private static void picture(Request request, OutputStream out, int size) throws IOException {
    if (!request.field("authorization").startsWith("Digest ")) {
      String ask = "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\n";
      ScriptedCamera.say(out, "401 Unauthorized", ask, "<html>no</html>");
      return;
    }
    String head = "HTTP/1.0 200 OK\r\nContent-Type: image/jpeg\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(new byte[size]);
  }

  // edgexfoundry/device-onvif-camera issue 132: the picture wants a digest of its own.
  @Test
  void aSnapshotIsFetchedWithADigest() throws IOException {
    try (ScriptedCamera camera = new ScriptedCamera((r, out) -> picture(r, out, 5_000))) {
      URI uri = URI.create("http://127.0.0.1:" + camera.port() + "/cgi/snap.jpg?ch=1");
      OnvifOutcome<Snapshot> outcome = client.snapshot(camera.target("admin", "pw"), uri);
      Snapshot snapshot = ((OnvifOutcome.Answered<Snapshot>) outcome).value();
      assertThat(snapshot.bytes()).hasSize(5_000);
      assertThat(snapshot.type()).isEqualTo("image/jpeg");
      assertThat(camera.requests().getLast().path()).isEqualTo("/cgi/snap.jpg?ch=1");
      assertThat(answers(camera).getFirst()).contains("uri=\"/cgi/snap.jpg?ch=1\"");
    }
  }

  @Test
  void aSnapshotIsBounded() throws IOException {
    try (ScriptedCamera camera = new ScriptedCamera((r, out) -> picture(r, out, 6 << 20))) {
      URI uri = URI.create("http://127.0.0.1:" + camera.port() + "/snap.jpg");
      assertThat(client.snapshot(camera.target("admin", "pw"), uri))
          .isInstanceOf(OnvifOutcome.TooLarge.class);
      URI other = URI.create("https://127.0.0.1/snap.jpg");
      assertThat(client.snapshot(camera.target("admin", "pw"), other))
          .isInstanceOf(OnvifOutcome.Refused.class);
      // A camera's word must not lead our password to another host.
      URI elsewhere = URI.create("http://127.0.0.2:" + camera.port() + "/snap.jpg");
      assertThat(client.snapshot(camera.target("admin", "pw"), elsewhere))
          .isInstanceOf(OnvifOutcome.Refused.class);
    }
  }

  // Some refuse a question without credentials with nothing but a number.
  @Test
  void aWordlessRefusalIsAskedAgainWithCredentials() throws IOException {
    ScriptedCamera.Script script =
        (request, out) -> {
          boolean known = request.body().contains("UsernameToken");
          String answer = known ? Soap.envelope(Soap.INFORMATION) : "";
          ScriptedCamera.say(out, known ? "200 OK" : "400 Bad Request", "", answer);
        };
    try (ScriptedCamera camera = new ScriptedCamera(script)) {
      assertThat(client.inspect(camera.target("admin", "pw")))
          .isInstanceOf(OnvifOutcome.Answered.class);
    }
  }
}
