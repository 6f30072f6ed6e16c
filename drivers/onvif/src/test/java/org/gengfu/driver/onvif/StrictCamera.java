package org.gengfu.driver.onvif;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A camera that checks UsernameTokens against its own clock, by its own reckoning. */
final class StrictCamera implements AutoCloseable, ScriptedCamera.Script {
  private static final String USER = "admin";

  final ScriptedCamera camera;
  final AtomicInteger tokens = new AtomicInteger();
  final AtomicInteger refusals = new AtomicInteger();
  final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, String> afterwards = new ConcurrentHashMap<>();
  volatile Duration clock = Duration.ZERO;
  volatile Duration statedAhead = Duration.ZERO;
  volatile Duration tolerance = Duration.ofSeconds(30);
  volatile String zone = "CST-8";
  volatile String password = "right";
  volatile String refusal = "Sender not Authorized";
  volatile Runnable afterClock = () -> {};

  StrictCamera() throws IOException {
    camera = new ScriptedCamera(this);
    String here = "http://192.0.2.9/onvif/";
    answers.put(
        "GetServices",
        Soap.services(
            Namespaces.DEVICE,
            here + "device_service",
            Namespaces.MEDIA,
            here + "Media",
            Namespaces.EVENTS,
            here + "Events",
            Namespaces.SEARCH,
            here + "Search"));
    answers.put("GetDeviceInformation", Soap.INFORMATION);
    answers.put("GetProfiles", Soap.PROFILES);
    answers.put("GetStreamUri", Soap.streamUri("rtsp://192.0.2.9:8554/ch1?a=1&amp;b=2"));
    answers.put("GetSnapshotUri", Soap.snapshotUri("http://192.0.2.9/snap.jpg"));
    answers.put(
        "GetRecordingSummary",
        "<tse:GetRecordingSummaryResponse><tse:Summary><tt:DataFrom>2026-10-01T00:00:00Z"
            + "</tt:DataFrom><tt:DataUntil>2026-11-22T10:00:00Z</tt:DataUntil>"
            + "<tt:NumberRecordings>3</tt:NumberRecordings></tse:Summary>"
            + "</tse:GetRecordingSummaryResponse>");
    answers.put(
        "GetVideoSources",
        "<trt:GetVideoSourcesResponse><trt:VideoSources token='v1'/></trt:GetVideoSourcesResponse>");
    answers.put(
        "GetNetworkInterfaces",
        "<tds:GetNetworkInterfacesResponse><tds:NetworkInterfaces token='eth0'><tt:Info>"
            + "<tt:HwAddress>00:11:22:33:44:55</tt:HwAddress></tt:Info><tt:IPv4><tt:Config>"
            + "<tt:Manual><tt:Address>192.0.2.9</tt:Address></tt:Manual></tt:Config></tt:IPv4>"
            + "</tds:NetworkInterfaces></tds:GetNetworkInterfacesResponse>");
  }

  /** What stands in {@link #answers} once, then this. */
  void thenAnswer(String operation, String later) {
    afterwards.put(operation, later);
  }

  OnvifTarget target(String tried) {
    return camera.target(USER, tried);
  }

  @Override
  public void answer(ScriptedCamera.Request request, OutputStream out) throws IOException {
    String operation = request.operation();
    if (operation.equals("GetSystemDateAndTime")) {
      Instant stated = Instant.now().plus(clock).plus(statedAhead);
      ScriptedCamera.say(out, "200 OK", "", Soap.envelope(Soap.clock(stated, zone)));
      afterClock.run();
    } else if (!operation.equals("GetServices") && !accepts(request)) {
      String fault = Soap.fault("NotAuthorized", refusal);
      ScriptedCamera.say(out, "400 Bad Request", "", fault);
    } else if (answers.containsKey(operation)) {
      String answer = answers.get(operation);
      String later = afterwards.remove(operation);
      if (later != null) {
        answers.put(operation, later);
      }
      String whole = answer.startsWith("<?xml") ? answer : Soap.envelope(answer);
      ScriptedCamera.say(out, "200 OK", "", whole);
    } else {
      String fault = Soap.fault("ActionNotSupported", "not supported");
      ScriptedCamera.say(out, "500 Internal Server Error", "", fault);
    }
  }

  private boolean accepts(ScriptedCamera.Request request) {
    String body = request.body();
    if (!body.contains("UsernameToken")) {
      return false;
    }
    tokens.incrementAndGet();
    String created = part(body, "Created");
    Duration apart = Duration.between(Instant.parse(created), Instant.now().plus(clock));
    boolean fits =
        part(body, "Username").equals(USER)
            && part(body, "Password").equals(digest(part(body, "Nonce"), created))
            && apart.abs().compareTo(tolerance) <= 0;
    if (!fits) {
      refusals.incrementAndGet();
    }
    return fits;
  }

  private static String part(String body, String name) {
    Matcher matcher = Pattern.compile("<(?:\\w+:)?" + name + "(?: [^>]*)?>([^<]*)<").matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }

  private String digest(String nonce, String created) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      sha.update(Base64.getDecoder().decode(nonce));
      sha.update((created + password).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    camera.close();
  }
}
