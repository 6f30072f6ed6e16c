package org.gengfu.driver.camera;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.Seen;
import org.gengfu.driver.camera.memory.CameraMemory;
import org.gengfu.driver.camera.memory.KeptSource;
import org.gengfu.driver.camera.verdict.Sight;
import org.gengfu.driver.camera.verdict.Verdict;
import org.gengfu.driver.onvif.DeviceClock;
import org.gengfu.driver.onvif.Inspection;
import org.gengfu.driver.onvif.MediaProfile;
import org.gengfu.driver.onvif.OnvifOutcome;
import org.gengfu.driver.onvif.OnvifTarget;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.decode.DecodedPicture;
import org.gengfu.driver.rtsp.picture.Finding;
import org.gengfu.driver.rtsp.wire.CameraUrl;
import org.gengfu.driver.rtsp.wire.Flow;
import org.gengfu.driver.rtsp.wire.Ladder;
import org.gengfu.driver.rtsp.wire.Login;
import org.gengfu.driver.rtsp.wire.Rung;
import org.gengfu.driver.rtsp.wire.Traffic;
import org.gengfu.driver.rtsp.wire.VisitLimits;
import org.gengfu.driver.rtsp.wire.VisitOutcome;
import org.gengfu.driver.rtsp.wire.VisitOutcome.CredentialsRefused.Cause;
import org.gengfu.driver.rtsp.wire.VisitRequest;
import org.gengfu.profile.camera.OnvifUse;
import org.jspecify.annotations.Nullable;

/**
 * One visit to one camera, step by step: what is kept of it, an inspection by ONVIF when that is
 * due, the stream, what else proves that it lives, the picture, the way. Every path ends in {@link
 * VisitDesk#ended}, once. The bus's thread only.
 */
final class Visiting {
  final Camera camera;
  final long begunNanos;
  private final VisitDesk desk;
  private final Duration watch;
  private Sight.Session session = new Sight.Session.NotAsked();
  private Sight.Shown shown = new Sight.Shown.Nothing();
  private Sight.Stream.NoAddress noAddress =
      new Sight.Stream.NoAddress(new OnvifOutcome.Unanswered<>("not-asked"), false, "");
  private @Nullable DecodedPicture picture;
  private @Nullable Traffic traffic;
  private @Nullable Duration firstPicture;

  private boolean loginRefused;

  /** When the camera was last heard: a picture may wait for its decoder. */
  private long metNanos;

  /**
   * @param watch how long the stream is watched, zero to leave with the first key frame
   */
  Visiting(Camera camera, VisitDesk desk, Duration watch, long begunNanos) {
    this.camera = camera;
    this.desk = desk;
    this.watch = watch;
    this.begunNanos = begunNanos;
    this.metNanos = begunNanos;
  }

  @Nullable DecodedPicture picture() {
    return picture;
  }

  @Nullable Traffic traffic() {
    return traffic;
  }

  @Nullable Duration firstPicture() {
    return firstPicture;
  }

  void begin() {
    if (camera.memory() == null) {
      CameraPlan plan = camera.plan();
      desk.aside(
          this,
          () -> desk.memories().load(plan.id(), plan.thresholds()),
          (CameraMemory read) -> {
            camera.memory(read);
            enter();
          });
    } else {
      enter();
    }
  }

  private void enter() {
    CameraPlan plan = camera.plan();
    desk.turns().enter(this, plan.host(), plan.login(), () -> desk.onThread(this, this::inspect));
  }

  /** What came out of it for the credentials. */
  LoginTurns.Proof proof(Verdict verdict) {
    if (loginRefused) {
      return LoginTurns.Proof.REFUSED;
    }
    if (verdict.rung(CameraRung.ACCEPTED).seen() == Seen.GOOD) {
      return LoginTurns.Proof.TAKEN;
    }
    return verdict.top() == 0 ? LoginTurns.Proof.NOBODY_THERE : LoginTurns.Proof.NEITHER;
  }

  /** What one protocol refuses the other does not show either: the account is the same. */
  private void refusedBy(OnvifOutcome<?> said) {
    if (said instanceof OnvifOutcome.NotAuthorized<?>(var cause, String why, var clock)) {
      loginRefused |= cause == OnvifOutcome.Cause.WRONG || cause == OnvifOutcome.Cause.HELD_BACK;
      if (cause == OnvifOutcome.Cause.WRONG) {
        rest(camera.url(), null);
      }
    }
  }

  private void refusedBy(VisitOutcome outcome) {
    if (outcome instanceof VisitOutcome.CredentialsRefused(var ladder, var cause, String why)) {
      loginRefused |= cause == Cause.WRONG || cause == Cause.HELD_BACK;
      if (cause == Cause.WRONG) {
        rest(null, camera.target());
      }
    }
  }

  private void rest(@Nullable CameraUrl stream, @Nullable OnvifTarget target) {
    Login login = camera.plan().login();
    if (login != null) {
      desk.eyes().rest(login, stream, target);
    }
  }

  private void inspect() {
    OnvifTarget target = camera.target();
    boolean unknown = camera.url() == null;
    boolean due = camera.inspectSoon || desk.nanos() - camera.inspectAt >= 0;
    if (target == null || !(unknown || (due && camera.seemsThere()))) {
      stream();
      return;
    }
    KeptSource kept = camera.keptSource();
    desk.aside(this, () -> inspection(target, kept), this::inspected);
  }

  /**
   * What an inspection said.
   *
   * @param stream address of the stream to look at, null when it is not told
   * @param source of which that is the stream
   * @param untold which question about streams brought nothing, empty when all were answered
   */
  private record Told(
      OnvifOutcome<Inspection> said,
      @Nullable CameraUrl stream,
      KeptSource source,
      String untold,
      Instant at) {}

  /** On a thread of its own: it waits for the camera. */
  private Told inspection(OnvifTarget target, KeptSource kept) {
    CameraPlan plan = camera.plan();
    OnvifOutcome<Inspection> said = desk.eyes().inspect(target);
    CameraUrl stream = null;
    KeptSource source = kept;
    String untold = "";
    if (said instanceof OnvifOutcome.Answered<Inspection>(Inspection inspection)
        && plan.path().isEmpty()) {
      String serial = serial(inspection);
      String token = StreamChoice.source(inspection.profiles(), plan, kept, serial);
      MediaProfile chosen = token == null ? null : StreamChoice.of(inspection.profiles(), token);
      source = new KeptSource(plan.channel(), token == null ? "" : token, serial);
      URI uri = chosen == null ? null : chosen.streamUri();
      untold = untold(inspection);
      if (chosen != null && uri == null) {
        OnvifOutcome<URI> again = desk.eyes().streamUri(target, chosen.token());
        if (again instanceof OnvifOutcome.Answered<URI>(URI asked)) {
          uri = asked;
        } else {
          untold = "untold GetStreamUri; " + again.said();
        }
      }
      stream = uri == null ? null : StreamChoice.url(uri, plan);
    }
    return new Told(said, stream, source, untold, Instant.now());
  }

  /** Empty when the device does not tell. */
  static String serial(Inspection inspection) {
    return inspection.information() == null ? "" : inspection.information().serial();
  }

  private static String untold(Inspection inspection) {
    for (String question : List.of("GetProfiles", "GetStreamUri")) {
      String why = inspection.missing().get(question);
      if (why != null) {
        return "untold " + question + "; " + why;
      }
    }
    return "";
  }

  private void inspected(Told told) {
    refusedBy(told.said());
    camera.inspectSoon = false;
    camera.inspectAt = desk.nanos() + desk.settings().inspectEvery().toNanos();
    boolean accepted = false;
    if (told.said() instanceof OnvifOutcome.Answered<Inspection>(Inspection inspection)) {
      accepted = inspection.authenticated();
      DeviceClock clock = inspection.clock();
      // A recorder's summary is the total of all its channels: it proves nothing of this one.
      boolean several = inspection.videoSources() > 1;
      camera.known(
          new Known(
              told.at(),
              inspection.information(),
              clock == null ? null : clock.offset(),
              several ? null : inspection.recordings(),
              accepted,
              camera.known().flow()));
      desk.inspected(camera, inspection);
    }
    if (told.stream() != null) {
      camera.told(told.stream(), told.source());
    }
    session = new Sight.Session.Onvif(told.said(), accepted, told.at());
    noAddress = new Sight.Stream.NoAddress(told.said(), accepted, told.untold());
    stream();
  }

  private void stream() {
    CameraUrl url = camera.url();
    if (url == null) {
      finish(noAddress);
      return;
    }
    VisitLimits usual = VisitLimits.DEFAULT;
    VisitLimits limits =
        new VisitLimits(
            usual.connect(),
            usual.answer(),
            camera.plan().block().firstPicture(),
            usual.whole().plus(camera.plan().block().firstPicture()),
            usual.bytes(),
            usual.frameBytes());
    VisitRequest.Transport transport =
        switch (camera.plan().block().transport()) {
          case TCP_THEN_UDP -> VisitRequest.Transport.TCP_THEN_UDP;
          case TCP -> VisitRequest.Transport.TCP;
          case UDP -> VisitRequest.Transport.UDP;
        };
    VisitRequest request = new VisitRequest(url, camera.plan().login(), transport, limits, watch);
    desk.eyes().visit(request, outcome -> desk.onThread(this, () -> visited(outcome)));
  }

  private void visited(VisitOutcome outcome) {
    metNanos = desk.nanos();
    refusedBy(outcome);
    traffic(outcome);
    OnvifTarget target = camera.target();
    boolean low = outcome.ladder().top().filter(top -> top.compareTo(Rung.SESSION) >= 0).isEmpty();
    if (outcome instanceof VisitOutcome.KeyFrame frame) {
      desk.decode(this, frame.picture(), decoded -> judge(outcome, decoded));
    } else if (low
        && target != null
        && !(outcome instanceof VisitOutcome.NotVisited)
        && session instanceof Sight.Session.NotAsked) {
      desk.aside(
          this,
          () -> desk.eyes().clock(target),
          (OnvifOutcome<DeviceClock> said) -> {
            refusedBy(said);
            session = new Sight.Session.Onvif(said, false, desk.now());
            finish(new Sight.Stream.Visited(outcome));
          });
    } else {
      camera.inspectSoon |=
          outcome instanceof VisitOutcome.StreamRefused refused
              && refused.kind() == VisitOutcome.StreamRefused.Kind.NO_SUCH_STREAM
              && camera.plan().path().isEmpty();
      finish(new Sight.Stream.Visited(outcome));
    }
  }

  private void traffic(VisitOutcome outcome) {
    traffic =
        switch (outcome) {
          case VisitOutcome.KeyFrame(Ladder ladder, var frame, Traffic came) -> {
            firstPicture = ladder.reached().get(Rung.KEY_FRAME);
            yield came;
          }
          case VisitOutcome.NoStream came -> came.traffic();
          case VisitOutcome.NoKeyFrame came -> came.traffic();
          case VisitOutcome.Cut came -> came.traffic();
          case VisitOutcome.LimitReached came -> came.traffic();
          case VisitOutcome.NotVisited ignored -> null;
          case VisitOutcome.Unreachable ignored -> null;
          case VisitOutcome.Unanswered ignored -> null;
          case VisitOutcome.Malformed ignored -> null;
          case VisitOutcome.CredentialsRefused ignored -> null;
          case VisitOutcome.StreamRefused ignored -> null;
          case VisitOutcome.NoVideo ignored -> null;
        };
    Flow flow = traffic == null ? null : traffic.flow();
    if (!watch.isZero() && flow != null && flow.isEnough()) {
      camera.known(camera.known().with(flow));
    }
  }

  private void judge(VisitOutcome outcome, DecodeOutcome decoded) {
    List<Finding> findings = List.of();
    CameraMemory memory = camera.memory();
    if (decoded instanceof DecodeOutcome.Decoded(DecodedPicture taken)) {
      picture = taken.damaged() ? null : taken;
      findings = memory == null ? List.of() : camera.review.review(memory, taken, desk.now());
    }
    shown = new Sight.Shown.Tried(decoded, findings, desk.now());
    finish(new Sight.Stream.Visited(outcome));
  }

  /** A camera that was not reached may stand behind a way that is gone. */
  private void finish(Sight.Stream stream) {
    if (isGone(stream)) {
      desk.ways()
          .ask(
              camera.plan().groups(),
              desk.nanos(),
              group -> end(group == null ? stream : new Sight.Stream.NoWay(words(group))));
    } else {
      if (!isUnmade(stream)) {
        desk.ways().reached(camera.plan().groups(), metNanos);
      }
      end(stream);
    }
  }

  /** Nobody could look. */
  private static boolean isUnmade(Sight.Stream stream) {
    return stream instanceof Sight.Stream.Visited(VisitOutcome.NotVisited ignored)
        || stream instanceof Sight.Stream.NoAddress none
            && none.said() instanceof OnvifOutcome.NotAsked<?>;
  }

  private String words(String group) {
    GroupSettings settings = desk.settings().groups().get(group);
    return "group-gone " + group + (settings == null ? "" : " " + settings.probe());
  }

  /** Failures that a way which is gone, or dies during the visit, would bring as well. */
  private boolean isGone(Sight.Stream stream) {
    return switch (stream) {
      case Sight.Stream.Visited(VisitOutcome.Unreachable ignored) -> !answersElsewhere();
      case Sight.Stream.Visited(VisitOutcome.Unanswered ignored) -> !answersElsewhere();
      case Sight.Stream.Visited(VisitOutcome.Cut ignored) -> true;
      case Sight.Stream.Visited(VisitOutcome.NoStream ignored) -> true;
      case Sight.Stream.Visited ignored -> false;
      case Sight.Stream.NoAddress none ->
          none.said() instanceof OnvifOutcome.Unreachable<?>
              || none.said() instanceof OnvifOutcome.Unanswered<?>;
      case Sight.Stream.NoWay ignored -> false;
    };
  }

  private boolean answersElsewhere() {
    return session instanceof Sight.Session.Onvif(OnvifOutcome<?> said, var accepted, var at)
        && !(said instanceof OnvifOutcome.Unreachable<?>)
        && !(said instanceof OnvifOutcome.Unanswered<?>)
        && !(said instanceof OnvifOutcome.NotAsked<?>);
  }

  private void end(Sight.Stream stream) {
    desk.ended(this, new Sight(stream, session, shown, recorded(), desk.now()));
  }

  private Sight.Recorded recorded() {
    Known known = camera.known();
    OnvifUse use = camera.plan().block().onvif();
    if (known.recordings() == null || known.at() == null || use == null) {
      return new Sight.Recorded.Unknown();
    }
    Duration offset = known.clockOffset() == null ? Duration.ZERO : known.clockOffset();
    return new Sight.Recorded.Told(known.recordings(), offset, use.recordingOldAfter(), known.at());
  }

  /** A fault of this program: the camera has no part in it. */
  void broken(Throwable why) {
    Ladder nothing = new Ladder(desk.now(), java.util.Map.of());
    String words = "own-fault \"" + why.toString().replace('"', '\'') + "\"";
    end(new Sight.Stream.Visited(new VisitOutcome.NotVisited(nothing, words)));
  }
}
