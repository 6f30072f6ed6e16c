package org.gengfu.sim.camera.rtsp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gengfu.sim.camera.login.DigestGuard;
import org.gengfu.sim.camera.world.Trouble;
import org.jspecify.annotations.Nullable;

/** One viewer's connection, with at most one session in it. For the thread that reads from it. */
final class RtspConversation implements AutoCloseable {
  private static final String METHODS =
      "OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, SET_PARAMETER, TEARDOWN";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SESSION_BOUND = 1_000_000_000;

  private final RtspHost host;
  private final DigestGuard guard;
  private final Socket socket;
  private final RtspOutput out;
  private @Nullable Session session;

  RtspConversation(RtspHost host, DigestGuard guard, Socket socket) throws IOException {
    this.host = host;
    this.guard = guard;
    this.socket = socket;
    out = new RtspOutput(socket.getOutputStream());
  }

  /** What a viewer has set up. */
  private record Session(String id, LiveStream stream, Projector projector) {
    void end() {
      projector.stop();
      stream.leave();
    }
  }

  /** An answer without its CSeq; {@code then} happens after it went out. */
  private record Answer(String status, Map<String, String> headers, String body, Runnable then) {
    static Answer of(String status) {
      return new Answer(status, Map.of(), "", () -> {});
    }

    static Answer ok(Map<String, String> headers) {
      return new Answer("200 OK", headers, "", () -> {});
    }
  }

  void answer(RtspRequest request) throws IOException {
    String number = request.header("CSeq");
    Answer answer = number == null ? Answer.of("400 Bad Request") : answerTo(request);
    StringBuilder text = new StringBuilder("RTSP/1.0 ").append(answer.status()).append("\r\n");
    if (number != null) {
      text.append("CSeq: ").append(number).append("\r\n");
    }
    answer
        .headers()
        .forEach((key, value) -> text.append(key).append(": ").append(value).append("\r\n"));
    if (!answer.body().isEmpty()) {
      text.append("Content-Length: ").append(answer.body().length()).append("\r\n");
    }
    out.answer(text.append("\r\n").append(answer.body()).toString());
    answer.then().run();
  }

  @Override
  public void close() {
    if (session != null) {
      session.end();
      session = null;
    }
  }

  private Answer answerTo(RtspRequest request) throws IOException {
    return switch (request.method()) {
      case "OPTIONS" -> Answer.ok(Map.of("Public", METHODS));
      case "DESCRIBE" -> ofStream(request, stream -> describe(request, stream));
      case "SETUP" -> ofStream(request, stream -> setup(request, stream));
      case "PLAY" -> ofSession(request, this::play);
      case "GET_PARAMETER", "SET_PARAMETER" -> parameter(request);
      case "TEARDOWN" -> ofSession(request, this::tearDown);
      default -> new Answer("405 Method Not Allowed", Map.of("Allow", METHODS), "", () -> {});
    };
  }

  private interface StreamStep {
    Answer answer(LiveStream stream) throws IOException;
  }

  private interface SessionStep {
    Answer answer(RtspRequest request, Session session);
  }

  private Answer ofStream(RtspRequest request, StreamStep step) throws IOException {
    Optional<LiveStream> found = host.stream(request.target());
    if (found.isEmpty()) {
      return Answer.of("404 Not Found");
    }
    LiveStream stream = found.get();
    String authorization = request.header("Authorization");
    if (!guard.admits(authorization, request.method(), stream.account())) {
      Map<String, String> headers = Map.of("WWW-Authenticate", guard.challenge());
      return new Answer("401 Unauthorized", headers, "", () -> {});
    }
    return stream.exists() ? step.answer(stream) : Answer.of("404 Not Found");
  }

  private Answer ofSession(RtspRequest request, SessionStep step) throws IOException {
    Session open = session;
    String named = request.header("Session");
    String id = named == null ? "" : named.split(";", 2)[0].strip();
    if (open == null || !open.id().equals(id)) {
      return Answer.of("454 Session Not Found");
    }
    return ofStream(request, stream -> step.answer(request, open));
  }

  private Answer describe(RtspRequest request, LiveStream stream) {
    Map<String, String> headers = new LinkedHashMap<>();
    String base = base(request);
    headers.put("Content-Base", base.endsWith("/") ? base : base + "/");
    headers.put("Content-Type", "application/sdp");
    String body = SessionDescription.of(stream.film(), host.address().getHostAddress());
    return new Answer("200 OK", headers, body, () -> {});
  }

  /** The URL without a query that the stream can be found without. */
  private String base(RtspRequest request) {
    int query = request.url().indexOf('?');
    int queryInTarget = request.target().indexOf('?');
    return query >= 0 && host.stream(request.target().substring(0, queryInTarget)).isPresent()
        ? request.url().substring(0, query)
        : request.url();
  }

  private Answer setup(RtspRequest request, LiveStream stream) throws IOException {
    if (session != null) {
      return Answer.of("455 Method Not Valid in This State");
    }
    if (request.url().contains("/trackID=") && !request.url().endsWith("/trackID=1")) {
      return Answer.of("404 Not Found");
    }
    String offered = request.header("Transport");
    boolean tcpAllowed = !stream.camera().condition().is(Trouble.UDP_ONLY);
    Optional<TransportOffer> offer =
        TransportOffer.all(offered == null ? "" : offered).stream()
            .filter(one -> tcpAllowed || !one.tcp())
            .findFirst();
    if (offer.isEmpty()) {
      return Answer.of("461 Unsupported Transport");
    }
    if (!stream.enter()) {
      return Answer.of("453 Not Enough Bandwidth");
    }
    Session opened = open(stream, offer.get());
    session = opened;
    String source = "%08X".formatted(opened.projector().writer().source());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Session", opened.id() + ";timeout=" + host.patience().toSeconds());
    headers.put("Transport", opened.projector().lane().transport() + ";ssrc=" + source);
    return Answer.ok(headers);
  }

  private Session open(LiveStream stream, TransportOffer offer) throws IOException {
    try {
      InetSocketAddress viewer = (InetSocketAddress) socket.getRemoteSocketAddress();
      Lane lane =
          offer.tcp()
              ? new InterleavedLane(out, offer.first())
              : UdpLane.open(host.address(), viewer.getAddress(), offer.first(), offer.second());
      String id = Integer.toString(SESSION_BOUND + RANDOM.nextInt(SESSION_BOUND));
      return new Session(id, stream, new Projector(stream, lane, this::cut));
    } catch (IOException e) {
      stream.leave();
      throw e;
    }
  }

  private Answer play(RtspRequest request, Session open) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Session", open.id());
    headers.put("Range", "npt=now-");
    RtpWriter writer = open.projector().writer();
    String base = request.url().endsWith("/") ? request.url() : request.url() + "/";
    headers.put(
        "RTP-Info",
        "url=%strackID=1;seq=%d;rtptime=%d"
            .formatted(base, writer.nextSequence(), writer.ticks(0)));
    return new Answer("200 OK", headers, "", () -> open.projector().start());
  }

  private Answer parameter(RtspRequest request) {
    Session open = session;
    String named = request.header("Session");
    if (named != null && (open == null || !named.startsWith(open.id()))) {
      return Answer.of("454 Session Not Found");
    }
    return Answer.ok(open == null ? Map.of() : Map.of("Session", open.id()));
  }

  private Answer tearDown(RtspRequest request, Session open) {
    close();
    return Answer.ok(Map.of("Session", open.id()));
  }

  private void cut() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // That is what was wanted.
    }
  }
}
