package org.gengfu.sim.camera.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.gengfu.sim.camera.world.Trouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Web services of simulated cameras, asked by hand. */
@Timeout(120)
class ServiceTest {
  private static final String CAMERA = "127.65.2.1";
  private static final String DEVICE = "http://www.onvif.org/ver10/device/wsdl";
  private static final String MEDIA2 = "http://www.onvif.org/ver20/media/wsdl";
  private static final String EVENTS = "http://www.onvif.org/ver10/events/wsdl";
  private static final String SEARCH = "http://www.onvif.org/ver10/search/wsdl";
  private static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  private static final String DIGEST =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest";

  private static TestTown town;
  private static HttpClient http;

  @BeforeAll
  static void open() throws IOException {
    town =
        TestTown.open(
            "",
            "{id: street, host: " + CAMERA + "}",
            "{id: http, host: 127.65.2.2, auth: http}",
            "{id: strict, host: 127.65.2.3, auth: token, clockTolerance: 20s}");
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterAll
  static void close() throws IOException {
    http.close();
    town.close();
  }

  @AfterEach
  void repair() {
    town.repair();
  }

  private static HttpResponse<String> post(String host, String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + host + ":" + town.onvifPort() + path))
            .POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String envelope(String header, String body) {
    return """
    <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Header>%s</e:Header>\
    <e:Body>%s</e:Body></e:Envelope>\
    """
        .formatted(header, body);
  }

  private static String token(Instant created) {
    String time = created.truncatedTo(ChronoUnit.SECONDS).toString();
    byte[] nonce = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      sha.update(nonce);
      sha.update((time + TestTown.PASSWORD).getBytes(StandardCharsets.UTF_8));
      return """
      <w:Security xmlns:w="%s"><w:UsernameToken><w:Username>%s</w:Username>\
      <w:Password Type="%s">%s</w:Password><w:Nonce>%s</w:Nonce><Created>%s</Created>\
      </w:UsernameToken></w:Security>\
      """
          .formatted(
              WSSE,
              TestTown.USER,
              DIGEST,
              Base64.getEncoder().encodeToString(sha.digest()),
              Base64.getEncoder().encodeToString(nonce),
              time);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> ask(String host, String header, String namespace, String name)
      throws IOException, InterruptedException {
    String body = "<q:%s xmlns:q=\"%s\"/>".formatted(name, namespace);
    return post(host, "/onvif/x", envelope(header, body).getBytes(StandardCharsets.UTF_8));
  }

  private static String known(String namespace, String name)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = ask(CAMERA, token(Instant.now()), namespace, name);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void itSaysWhatItIsToWhoeverKnowsThePassword() throws Exception {
    assertThat(known(DEVICE, "GetDeviceInformation")).contains("<tds:Model>SIM-2MP</tds:Model>");
    assertThat(known(MEDIA2, "GetProfiles")).contains("token=\"Profile_101\"", "H264");
    assertThat(known(SEARCH, "GetRecordingSummary")).contains("<tt:NumberRecordings>1<");
    assertThat(ask(CAMERA, "", DEVICE, "GetDeviceInformation").statusCode()).isEqualTo(401);
    town.camera("street").apply("camera.password", Double.NaN);
    HttpResponse<String> other = ask(CAMERA, token(Instant.now()), DEVICE, "GetDeviceInformation");
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(other.body()).contains("ter:NotAuthorized");
  }

  // A camera whose clock is wrong refuses the right password, and says its time to everybody.
  @Test
  void theClockTrap() throws Exception {
    town.camera("strict").apply("camera.clock", 3_600);
    HttpResponse<String> refused =
        ask("127.65.2.3", token(Instant.now()), DEVICE, "GetDeviceInformation");
    assertThat(refused.body()).contains("time check failed");
    assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
    Instant there = Instant.now().plusSeconds(3_600);
    assertThat(ask("127.65.2.3", token(there), DEVICE, "GetDeviceInformation").statusCode())
        .isEqualTo(200);
    assertThat(ask("127.65.2.3", "", DEVICE, "GetSystemDateAndTime").body())
        .contains("<tt:Hour>" + there.atOffset(ZoneOffset.UTC).getHour() + "<");
  }

  @Test
  void theDigestOfHttpIsTakenAndATokenIsNotWhereOnlyThatCounts() throws Exception {
    byte[] body =
        envelope("", "<q:GetDeviceInformation xmlns:q=\"" + DEVICE + "\"/>")
            .getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> asked = post("127.65.2.2", "/onvif/device_service", body);
    String challenge = asked.headers().firstValue("WWW-Authenticate").orElseThrow();
    String answer = digest(challenge, "POST", "/onvif/device_service");
    assertThat(
            post("127.65.2.2", "/onvif/device_service", body, "Authorization", answer).statusCode())
        .isEqualTo(200);
    assertThat(ask("127.65.2.2", token(Instant.now()), DEVICE, "GetDeviceInformation").statusCode())
        .isEqualTo(401);
  }

  private static String digest(String challenge, String method, String uri) {
    String realm = challenge.replaceAll(".*realm=\"([^\"]*)\".*", "$1");
    String nonce = challenge.replaceAll(".*nonce=\"([^\"]*)\".*", "$1");
    String first = Md5.hex(TestTown.USER + ":" + realm + ":" + TestTown.PASSWORD);
    String response =
        Md5.hex(first + ":" + nonce + ":00000001:c:auth:" + Md5.hex(method + ":" + uri));
    return """
    Digest username="%s", realm="%s", nonce="%s", uri="%s", qop=auth, nc=00000001, \
    cnonce="c", response="%s\"\
    """
        .formatted(TestTown.USER, realm, nonce, uri, response);
  }

  @Test
  void aSinglePictureShowsTheFault() throws Exception {
    town.camera("street").apply("camera.black", Double.NaN);
    URI uri = URI.create("http://" + CAMERA + ":" + town.onvifPort() + "/snapshot/1");
    HttpResponse<byte[]> asked =
        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    assertThat(asked.statusCode()).isEqualTo(401);
    String challenge = asked.headers().firstValue("WWW-Authenticate").orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", digest(challenge, "GET", "/snapshot/1"))
            .build();
    byte[] jpeg = http.send(request, BodyHandlers.ofByteArray()).body();
    var image = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertThat(image.getWidth()).isEqualTo(640);
    assertThat(image.getRGB(320, 180) & 0xFF).isLessThan(60);
  }

  @Test
  void aPullPointTellsWhatChanges() throws Exception {
    String header = token(Instant.now());
    HttpResponse<String> made = ask(CAMERA, header, EVENTS, "CreatePullPointSubscription");
    String path = made.body().replaceAll("(?s).*:\\d+(/onvif/subscription/[^<]+)<.*", "$1");
    assertThat(pull(path)).contains("LastReboot", "Initialized").doesNotContain("Changed");
    town.camera("street").apply("camera.occluded", Double.NaN);
    assertThat(pull(path)).contains("Changed", "Tamper", "IsTamper\" Value=\"true");
    town.camera("street").apply("camera.disk", Double.NaN);
    assertThat(pull(path)).contains("StorageFailure", "Failed\" Value=\"true");
    assertThat(post(CAMERA, "/onvif/subscription/none", pullRequest()).statusCode()).isEqualTo(400);
  }

  private static byte[] pullRequest() {
    String body =
        "<q:PullMessages xmlns:q=\"%s\"><q:Timeout>PT20S</q:Timeout></q:PullMessages>"
            .formatted(EVENTS);
    return envelope(token(Instant.now()), body).getBytes(StandardCharsets.UTF_8);
  }

  private static String pull(String path) throws IOException, InterruptedException {
    return post(CAMERA, path, pullRequest()).body();
  }

  @Test
  void aRebootAnswersFirst() throws Exception {
    assertThat(known(DEVICE, "SystemReboot")).contains("Rebooting");
    while (!town.camera("street").condition().is(Trouble.OFF)) {
      Thread.onSpinWait();
    }
    // Its sockets are closed a moment later; until then a connection may still be taken and end.
    Instant patience = Instant.now().plusSeconds(10);
    Throwable why = catchThrowable(() -> known(DEVICE, "GetServices"));
    while (!(why instanceof ConnectException) && Instant.now().isBefore(patience)) {
      why = catchThrowable(() -> known(DEVICE, "GetServices"));
    }
    assertThat(why).isInstanceOf(ConnectException.class);
  }

  // Entities that grow, and bodies that do not end, cost nothing.
  @Test
  void maliciousRequestsAreRefused() throws Exception {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
            + envelope("", "<q:GetServices xmlns:q=\"" + DEVICE + "\">&b;</q:GetServices>");
    assertThat(post(CAMERA, "/onvif/x", bomb.getBytes(StandardCharsets.UTF_8)).statusCode())
        .isEqualTo(400);
    assertThat(post(CAMERA, "/onvif/x", "<a>".getBytes(StandardCharsets.UTF_8)).body())
        .contains("ter:WellFormed");
    assertThat(ask(CAMERA, "", DEVICE, "Explode").body()).contains("ActionNotSupported");
    assertThat(post(CAMERA, "/onvif/x", new byte[300_000]).statusCode()).isEqualTo(413);
  }
}
