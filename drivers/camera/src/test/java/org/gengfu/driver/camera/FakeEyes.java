package org.gengfu.driver.camera;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gengfu.driver.camera.verdict.Pictures;
import org.gengfu.driver.onvif.CameraEvent;
import org.gengfu.driver.onvif.DeviceClock;
import org.gengfu.driver.onvif.DeviceInformation;
import org.gengfu.driver.onvif.Inspection;
import org.gengfu.driver.onvif.MediaProfile;
import org.gengfu.driver.onvif.OnvifOutcome;
import org.gengfu.driver.onvif.OnvifServices;
import org.gengfu.driver.onvif.OnvifTarget;
import org.gengfu.driver.onvif.Recordings;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.wire.CameraUrl;
import org.gengfu.driver.rtsp.wire.Codec;
import org.gengfu.driver.rtsp.wire.EncodedPicture;
import org.gengfu.driver.rtsp.wire.Flow;
import org.gengfu.driver.rtsp.wire.Ladder;
import org.gengfu.driver.rtsp.wire.Login;
import org.gengfu.driver.rtsp.wire.Rung;
import org.gengfu.driver.rtsp.wire.Traffic;
import org.gengfu.driver.rtsp.wire.VisitOutcome;
import org.gengfu.driver.rtsp.wire.VisitRequest;

/** Cameras as a test wants them, by host. Any thread. */
final class FakeEyes implements Eyes {
  static final Traffic CLEAN =
      new Traffic(
          90_000, 100, 0, 0, new Flow(50, 250_000, Duration.ofSeconds(2), Duration.ofSeconds(2)));

  final Map<String, Function<VisitRequest, VisitOutcome>> streams = new ConcurrentHashMap<>();
  final Map<String, OnvifOutcome<Inspection>> inspections = new ConcurrentHashMap<>();
  final Map<String, Boolean> probes = new ConcurrentHashMap<>();
  final Map<String, String> rebooted = new ConcurrentHashMap<>();
  final ConcurrentLinkedQueue<VisitRequest> visited = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<CameraEvent> events = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<String> forgotten = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<String> rested = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<String> listened = new ConcurrentLinkedQueue<>();
  final Set<String> deaf = ConcurrentHashMap.newKeySet();
  final AtomicInteger shift = new AtomicInteger();
  final AtomicInteger inspected = new AtomicInteger();
  volatile Function<EncodedPicture, DecodeOutcome> decoder =
      picture -> new DecodeOutcome.Decoded(Pictures.chessboard(shift.getAndIncrement(), false));

  static Ladder ladder(Rung top) {
    Map<Rung, Duration> reached = new EnumMap<>(Rung.class);
    for (Rung rung : Rung.values()) {
      if (top != null && rung.compareTo(top) <= 0) {
        reached.put(rung, Duration.ofMillis(rung.ordinal()));
      }
    }
    return new Ladder(Instant.now(), reached);
  }

  static VisitOutcome keyFrame(VisitRequest request) {
    EncodedPicture picture = new EncodedPicture(Codec.H264, new byte[] {1});
    return new VisitOutcome.KeyFrame(ladder(Rung.KEY_FRAME), picture, CLEAN);
  }

  static VisitOutcome gone(VisitRequest request) {
    return new VisitOutcome.Unreachable(ladder(null), "connection refused");
  }

  /** A camera with one channel, whose stream is at this address. */
  static OnvifOutcome<Inspection> inspection(String stream) {
    return inspection(stream, Map.of());
  }

  /** The same with questions that brought nothing: then it tells no profile. */
  static OnvifOutcome<Inspection> inspection(String stream, Map<String, String> missing) {
    MediaProfile main = profile("main", 1920, 1080, "rtsp://10.9.9.9:554/main");
    MediaProfile sub = profile("sub", 640, 360, stream);
    URI events = URI.create("http://10.9.9.9/onvif/events");
    return new OnvifOutcome.Answered<>(
        new Inspection(
            Instant.now(),
            new DeviceInformation("Maker", "M-1", "1.2.3", "S1", "H1"),
            new DeviceClock(Instant.now(), Instant.now(), Duration.ofSeconds(75), "", false, false),
            new OnvifServices(Map.of("http://www.onvif.org/ver10/events/wsdl", events)),
            missing.isEmpty() ? List.of(main, sub) : List.of(),
            1,
            List.of(),
            null,
            true,
            Set.of(),
            missing));
  }

  /** The same camera or recorder with recordings. */
  static OnvifOutcome<Inspection> recording(String stream, int sources, Recordings recordings) {
    Inspection told = ((OnvifOutcome.Answered<Inspection>) inspection(stream)).value();
    return new OnvifOutcome.Answered<>(
        new Inspection(
            told.at(),
            told.information(),
            told.clock(),
            told.services(),
            told.profiles(),
            sources,
            told.ports(),
            recordings,
            told.authenticated(),
            told.remarks(),
            told.missing()));
  }

  /** A recorder with two channels, {@code v1} and {@code v2}. */
  static OnvifOutcome<Inspection> recorder() {
    Inspection told = ((OnvifOutcome.Answered<Inspection>) inspection("rtsp://h/s")).value();
    List<MediaProfile> channels = new ArrayList<>();
    for (String source : List.of("v1", "v2")) {
      URI stream = URI.create("rtsp://h/" + source);
      channels.add(
          new MediaProfile(source, source, source, "H264", 640, 360, 25, 512, stream, null));
    }
    return new OnvifOutcome.Answered<>(
        new Inspection(
            told.at(),
            told.information(),
            told.clock(),
            told.services(),
            channels,
            2,
            told.ports(),
            null,
            true,
            told.remarks(),
            Map.of()));
  }

  private static MediaProfile profile(String token, int width, int height, String uri) {
    return new MediaProfile(
        token, token, "lens", "H264", width, height, 25, 512, URI.create(uri), null);
  }

  @Override
  public void visit(VisitRequest request, Consumer<VisitOutcome> done) {
    visited.add(request);
    Function<VisitRequest, VisitOutcome> stream =
        streams.getOrDefault(request.url().host(), FakeEyes::keyFrame);
    Thread.ofVirtual().start(() -> done.accept(stream.apply(request)));
  }

  @Override
  public void decode(EncodedPicture picture, Consumer<DecodeOutcome> done) {
    DecodeOutcome outcome = decoder.apply(picture);
    Thread.ofVirtual().start(() -> done.accept(outcome));
  }

  @Override
  public OnvifOutcome<Inspection> inspect(OnvifTarget target) {
    inspected.incrementAndGet();
    return inspections.getOrDefault(
        target.deviceService().getHost(), new OnvifOutcome.Unreachable<>("refused"));
  }

  @Override
  public OnvifOutcome<DeviceClock> clock(OnvifTarget target) {
    return inspections.get(target.deviceService().getHost())
            instanceof OnvifOutcome.Answered<Inspection>(Inspection inspection)
        ? new OnvifOutcome.Answered<>(inspection.clock())
        : new OnvifOutcome.Unreachable<>("refused");
  }

  @Override
  public OnvifOutcome<URI> streamUri(OnvifTarget target, String profileToken) {
    return new OnvifOutcome.Refused<>("NoProfile", profileToken);
  }

  @Override
  public OnvifOutcome<String> reboot(OnvifTarget target) {
    rebooted.put(target.deviceService().getHost(), target.deviceService().toString());
    return new OnvifOutcome.Answered<>("Rebooting");
  }

  @Override
  public boolean listen(OnvifTarget target, EventListener listener) throws InterruptedException {
    listened.add(target.deviceService().getHost());
    if (deaf.contains(target.deviceService().getHost())) {
      return false;
    }
    listener.begun();
    for (CameraEvent event = events.poll(); event != null; event = events.poll()) {
      listener.said(event);
    }
    new CountDownLatch(1).await();
    return true;
  }

  @Override
  public void rest(Login login, CameraUrl stream, OnvifTarget target) {
    rested.add(stream != null ? "RTSP " + stream.host() : "ONVIF " + target.deviceService());
  }

  @Override
  public void forget(CameraUrl stream, OnvifTarget target) {
    forgotten.add(stream + " " + (target == null ? "" : target.deviceService()));
  }

  @Override
  public boolean answers(GroupSettings.Probe probe) {
    return probes.getOrDefault(probe.host(), true);
  }

  @Override
  public void close() {}
}
