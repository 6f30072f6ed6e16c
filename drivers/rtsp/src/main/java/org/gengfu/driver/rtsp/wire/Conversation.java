package org.gengfu.driver.rtsp.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gengfu.driver.rtsp.wire.VisitOutcome.StreamRefused.Kind;
import org.gengfu.driver.rtsp.wire.VisitRequest.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of one visit, without socket and clock: OPTIONS, DESCRIBE, SETUP, PLAY, packets
 * until a key frame is whole, TEARDOWN. Times are nanoseconds of one steady clock. One thread.
 */
final class Conversation {
  private enum Step {
    CONNECTING,
    OPTIONS,
    DESCRIBE,
    SETUP,
    SETUP_SOUND,
    PLAY,
    STREAMING
  }

  private final VisitRequest request;
  private final Line line;
  private final Credentials credentials;
  private final Asking asking = new Asking();
  private final Evidence evidence;
  private final PictureStream stream;
  private RtspReader reader = new RtspReader();
  private long skippedBefore;
  private Step step = Step.CONNECTING;
  private boolean connecting = true;
  private boolean reconnected;
  private long connectSince;
  private long askedNanos;
  private long playNanos;
  private long now;
  private boolean overUdp;
  private String listedMethods = "";
  private StreamPlan.@Nullable Usable plan;
  private TransportAnswer told = TransportAnswer.NONE;
  private @Nullable VisitOutcome outcome;
  private boolean over;
  private long leaveNanos;

  /**
   * Starts with the connection under way.
   *
   * @param clientNonce gives a random text each time
   * @param holdLoginBack the camera refused these credentials lately: they are not sent
   */
  Conversation(
      VisitRequest request,
      Line line,
      Supplier<String> clientNonce,
      boolean holdLoginBack,
      Instant startedAt,
      long startedNanos) {
    this.request = request;
    this.line = line;
    this.credentials = new Credentials(request.login(), holdLoginBack, clientNonce);
    this.evidence = new Evidence(startedAt, startedNanos);
    this.connectSince = startedNanos;
    this.stream = new PictureStream(request.limits());
    this.overUdp = request.transport() == Transport.UDP;
  }

  /** What came of it; set once, perhaps before the visit is {@link #over}. */
  @Nullable VisitOutcome outcome() {
    return outcome;
  }

  /** True when the connection may be closed. */
  boolean over() {
    return over;
  }

  void connected(long nowNanos) {
    now = nowNanos;
    connecting = false;
    if (reconnected) {
      askedNanos = now;
      line.send(asking.again());
      return;
    }
    evidence.reach(Rung.LINK, now);
    ask(Step.OPTIONS, "OPTIONS", request.url().text(), "");
  }

  /** The connection could not be made, or ended. */
  void closed(String why, long nowNanos) {
    now = nowNanos;
    boolean wasConnecting = connecting;
    connecting = true;
    if (outcome != null) {
      over = true;
    } else if (wasConnecting && !reconnected) {
      finish(ladder -> new VisitOutcome.Unreachable(ladder, why));
    } else if (!evidence.has(Rung.SESSION)) {
      finish(ladder -> new VisitOutcome.Unanswered(ladder, why));
    } else if (!reconnected && (step == Step.DESCRIBE || step == Step.SETUP)) {
      // Some cameras end the connection after the first refusal, some after the description.
      reconnected = true;
      connectSince = now;
      skippedBefore += reader.skipped();
      reader = new RtspReader();
      line.reconnect();
    } else if (step == Step.STREAMING && stream.packets() == 0) {
      finish(ladder -> new VisitOutcome.NoStream(ladder, why, traffic()));
    } else {
      finish(ladder -> new VisitOutcome.Cut(ladder, why, traffic()));
    }
    over = over || outcome != null;
  }

  /** Bytes of the connection. */
  void bytes(ByteBuffer bytes, long nowNanos) {
    now = nowNanos;
    if (tooMuch(bytes.remaining())) {
      return;
    }
    reader.feed(bytes);
    for (RtspReader.Item item = reader.next(); item != null && !over; item = reader.next()) {
      switch (item) {
        case RtspReader.Item.Answer answer -> answered(answer);
        case RtspReader.Item.Packet(int channel, ByteBuffer payload) -> packet(payload, channel);
        case RtspReader.Item.Asked asked -> {}
        case RtspReader.Item.Broken(String why) -> {
          finish(ladder -> new VisitOutcome.Malformed(ladder, why));
          over = true;
        }
      }
    }
  }

  /** A datagram on the picture's even port; a stranger's counts only if the camera named him. */
  void datagram(ByteBuffer bytes, InetAddress from, InetAddress camera, long nowNanos) {
    now = nowNanos;
    if (overUdp && !tooMuch(bytes.remaining())) {
      if (from.equals(camera) || told.names(from)) {
        judge(stream.datagram(bytes, now));
      } else {
        stream.stranger(from);
      }
    }
  }

  private void packet(ByteBuffer payload, int channel) {
    if (!overUdp && channel == told.evenChannel()) {
      judge(stream.packet(payload, now));
    }
  }

  private boolean tooMuch(int more) {
    stream.received(more);
    if (stream.bytes() > request.limits().bytes()) {
      String why = "too-many-bytes " + request.limits().bytes();
      finish(ladder -> new VisitOutcome.LimitReached(ladder, why, traffic()));
      over = true;
    }
    return over;
  }

  private void judge(KeyFrameAssembler.State state) {
    if (outcome != null) {
      return;
    }
    if (stream.packets() > 0) {
      evidence.reach(Rung.OPENED, now);
      evidence.reach(Rung.FLOWING, now);
    }
    switch (state) {
      case WAITING -> {}
      case WHOLE -> {
        evidence.reach(Rung.KEY_FRAME, now);
        leaveWhenWatched();
      }
      case TOO_LARGE -> {
        String why = "key-frame-too-large " + request.limits().frameBytes();
        finish(ladder -> new VisitOutcome.LimitReached(ladder, why, traffic()));
      }
    }
  }

  private void leaveWhenWatched() {
    if (stream.since(now).compareTo(request.watch()) >= 0) {
      finish(this::keyFrame);
    }
  }

  /** The key frame, which nothing that comes later takes away. */
  private VisitOutcome keyFrame(Ladder ladder) {
    EncodedPicture whole = Objects.requireNonNull(stream.picture());
    return new VisitOutcome.KeyFrame(ladder, whole, traffic());
  }

  /** Looks whether something has taken too long; to be called every 50 ms or so. */
  void tick(long nowNanos) {
    now = nowNanos;
    VisitLimits limits = request.limits();
    if (outcome != null) {
      over = over || now - leaveNanos > VisitLimits.FAREWELL.toNanos();
    } else if (evidence.nanos(now) > limits.whole().plus(request.watch()).toNanos()) {
      String why = "too-long " + Words.seconds(limits.whole());
      finish(ladder -> new VisitOutcome.LimitReached(ladder, why, traffic()));
    } else if (connecting) {
      if (now - connectSince > limits.connect().toNanos()) {
        closed("connection-timeout " + Words.seconds(limits.connect()), now);
      }
    } else if (step == Step.STREAMING) {
      if (evidence.has(Rung.KEY_FRAME)) {
        leaveWhenWatched();
      } else if (now - playNanos > limits.picture().toNanos()) {
        finish(ladder -> stream.missing(ladder, traffic()));
      }
      if (outcome == null && now - askedNanos > told.timeout().toNanos() / 2) {
        keepAlive();
      }
    } else if (now - askedNanos > limits.answer().toNanos()) {
      noAnswer();
    }
  }

  private void noAnswer() {
    String why = "no-answer " + asking.method() + " " + Words.seconds(request.limits().answer());
    if (!evidence.has(Rung.SESSION)) {
      finish(ladder -> new VisitOutcome.Unanswered(ladder, why));
    } else if (step == Step.PLAY && stream.packets() > 0) {
      step = Step.STREAMING;
    } else if (step == Step.SETUP_SOUND) {
      play();
    } else {
      finish(ladder -> new VisitOutcome.Cut(ladder, why, traffic()));
    }
  }

  private void keepAlive() {
    String method = listedMethods.contains("GET_PARAMETER") ? "GET_PARAMETER" : "OPTIONS";
    ask(Step.STREAMING, method, aggregate(), sessionField());
  }

  private void answered(RtspReader.Item.Answer answer) {
    int number = answer.headers().number("CSeq", asking.number());
    if (connecting || number != asking.number() || answer.status() < 200) {
      return;
    }
    if (outcome != null) {
      over = true;
      return;
    }
    evidence.reach(Rung.SESSION, now);
    boolean fine = answer.status() < 300;
    switch (step) {
      case CONNECTING, STREAMING -> {}
      case OPTIONS -> options(answer);
      case SETUP_SOUND -> play();
      case DESCRIBE, SETUP, PLAY -> {
        if (answer.status() == 401) {
          unauthorized(answer);
        } else if (!fine) {
          refused(answer);
        } else if (step == Step.DESCRIBE) {
          described(answer);
        } else if (step == Step.SETUP) {
          setUp(answer);
        } else {
          evidence.reach(Rung.OPENED, now);
          step = Step.STREAMING;
        }
      }
    }
  }

  private void options(RtspReader.Item.Answer answer) {
    listedMethods = answer.headers().first("Public");
    if (Kind.of(answer.status()) == Kind.NO_PLACE) {
      refused(answer);
      return;
    }
    if (answer.status() == 401) {
      credentials.learn(answer.headers(), asking);
    }
    ask(Step.DESCRIBE, "DESCRIBE", request.url().text(), "Accept: application/sdp\r\n");
  }

  private void unauthorized(RtspReader.Item.Answer answer) {
    boolean proven = evidence.has(Rung.ACCEPTED);
    Credentials.Refusal refusal = credentials.refused(answer.headers(), asking, proven);
    if (refusal == null) {
      askedNanos = now;
      line.send(asking.again());
    } else {
      finish(ladder -> new VisitOutcome.CredentialsRefused(ladder, refusal.cause(), refusal.why()));
    }
  }

  private void refused(RtspReader.Item.Answer answer) {
    if (answer.status() == 461
        && step == Step.SETUP
        && plan != null
        && !overUdp
        && request.transport() == Transport.TCP_THEN_UDP) {
      overUdp = true;
      setup(Step.SETUP, plan.pictureUri());
      return;
    }
    finish(ladder ->
        new VisitOutcome.StreamRefused(
            ladder, Kind.of(answer.status()), answer.status(), answer.reason()));
  }

  private void described(RtspReader.Item.Answer answer) {
    evidence.reach(Rung.ACCEPTED, now);
    switch (StreamPlan.of(answer, request.url())) {
      case StreamPlan.Usable usable -> {
        plan = usable;
        stream.open(usable.picture());
        setup(Step.SETUP, usable.pictureUri());
      }
      case StreamPlan.NoPicture(String why) ->
          finish(ladder -> new VisitOutcome.NoVideo(ladder, why));
      case StreamPlan.Unusable(String why) ->
          finish(ladder -> new VisitOutcome.Malformed(ladder, why));
    }
  }

  private void setup(Step next, String uri) {
    String transport = "RTP/AVP/TCP;unicast;interleaved=0-1";
    if (overUdp) {
      int port = line.datagramPorts();
      if (port < 0) {
        finish(ladder -> new VisitOutcome.NotVisited(ladder, "no-ports"));
        return;
      }
      transport = "RTP/AVP;unicast;client_port=" + port + "-" + (port + 1);
    }
    ask(next, "SETUP", uri, "Transport: " + transport + "\r\n" + sessionField());
  }

  private void setUp(RtspReader.Item.Answer answer) {
    told = TransportAnswer.parse(answer.headers());
    if (!overUdp) {
      reader.channels(told.evenChannel(), told.oddChannel());
    }
    String datagrams = request.transport() == Transport.UDP ? "udp" : "udp 461";
    evidence.note(Rung.OPENED, overUdp ? datagrams : "tcp");
    // Over UDP some cameras send nothing until the sound is set up, too, maybe in another session.
    if (overUdp && plan != null && plan.soundUri() != null) {
      setup(Step.SETUP_SOUND, plan.soundUri());
    } else {
      play();
    }
  }

  private void play() {
    playNanos = now;
    ask(Step.PLAY, "PLAY", aggregate(), sessionField() + "Range: npt=0.000-\r\n");
  }

  private String aggregate() {
    return plan == null ? request.url().text() : plan.aggregate();
  }

  private String sessionField() {
    return told.session().isEmpty() ? "" : "Session: " + told.session() + "\r\n";
  }

  private void ask(Step next, String method, String uri, String fields) {
    step = next;
    askedNanos = now;
    line.send(asking.next(method, uri, fields));
  }

  private Traffic traffic() {
    return stream.traffic(skippedBefore + reader.skipped());
  }

  /** Keeps the outcome and says farewell, where there is a session to leave. */
  private void finish(Function<Ladder, VisitOutcome> made) {
    if (outcome != null) {
      return;
    }
    boolean isWhole = evidence.has(Rung.KEY_FRAME);
    evidence.note(Rung.FLOWING, stream.strangers());
    outcome = isWhole ? keyFrame(evidence.ladder()) : made.apply(evidence.ladder());
    leaveNanos = now;
    if (told.session().isEmpty() || connecting) {
      over = true;
    } else {
      line.send(asking.next("TEARDOWN", aggregate(), sessionField()));
    }
  }
}
