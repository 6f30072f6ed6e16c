package org.gengfu.driver.camera;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.camera.memory.CameraMemory;
import org.gengfu.driver.camera.memory.KeptSource;
import org.gengfu.driver.camera.verdict.Verdict;
import org.gengfu.driver.onvif.OnvifLimits;
import org.gengfu.driver.onvif.OnvifLogin;
import org.gengfu.driver.onvif.OnvifQuirks;
import org.gengfu.driver.onvif.OnvifTarget;
import org.gengfu.driver.rtsp.wire.CameraUrl;
import org.gengfu.driver.rtsp.wire.Login;
import org.gengfu.profile.camera.LookSource.Look;
import org.gengfu.profile.camera.OnvifUse;
import org.gengfu.profile.camera.OnvifUse.Quirk;
import org.jspecify.annotations.Nullable;

/** One camera of a bus, as it is known now. The bus's thread only. */
final class Camera {
  /** Looks after a change of the judgement during which a camera is a suspect. */
  private static final int SUSPECT_LOOKS = 5;

  /** Most of those who wait for one visit. */
  static final int MAX_ASKING = 16;

  final int stop;
  final PictureReview review;
  final Map<Look, Boolean> events = new EnumMap<>(Look.class);
  final List<Consumer<WriteOutcome>> asking = new ArrayList<>();
  private final @Nullable OnvifTarget target;
  private CameraPlan plan;
  private @Nullable CameraMemory memory;
  private Known known = Known.NOTHING;
  private @Nullable Verdict verdict;
  private @Nullable Instant lookedAt;
  private long looks;
  private int looksSinceChange;
  private boolean pictureOwed;
  boolean inspectSoon;
  long inspectAt;
  long watchAt;
  long storeAt;

  /** Token of its lens or channel at a device with several, empty when there is one only. */
  String videoSource = "";

  /** When its last visit began, null before the first. */
  @Nullable Long begunNanos;

  /**
   * @param stop its number on the sweep
   */
  Camera(int stop, CameraPlan plan, ZoneId zone) {
    this.stop = stop;
    this.plan = plan;
    this.review = new PictureReview(zone);
    this.target = target(plan);
    this.looksSinceChange = SUSPECT_LOOKS;
  }

  private static @Nullable OnvifTarget target(CameraPlan plan) {
    OnvifUse use = plan.block().onvif();
    if (use == null) {
      return null;
    }
    String host = plan.host().contains(":") ? "[" + plan.host() + "]" : plan.host();
    java.net.URI service =
        java.net.URI.create("http://" + host + ":" + plan.onvifPort() + use.path());
    Login login = plan.login();
    OnvifQuirks.Auth auth =
        switch (use.auth()) {
          case BOTH -> OnvifQuirks.Auth.BOTH;
          case TOKEN -> OnvifQuirks.Auth.TOKEN;
          case HTTP -> OnvifQuirks.Auth.HTTP;
        };
    OnvifQuirks quirks =
        new OnvifQuirks(
            auth,
            use.quirks().contains(Quirk.REFUSES_LONG_TOKEN),
            use.quirks().contains(Quirk.LOCAL_TIME_AS_UTC),
            use.quirks().contains(Quirk.WITHOUT_MEDIA2),
            use.quirks().contains(Quirk.BARE_AMPERSAND));
    return new OnvifTarget(
        service,
        login == null ? null : new OnvifLogin(login.user(), login.password(), login.inClear()),
        quirks,
        OnvifLimits.DEFAULT);
  }

  /** How it is asked by ONVIF, null when it is not. */
  @Nullable OnvifTarget target() {
    return target;
  }

  CameraPlan plan() {
    return plan;
  }

  void plan(CameraPlan now) {
    plan = now;
  }

  /** What is kept of it, null before it was read. */
  @Nullable CameraMemory memory() {
    return memory;
  }

  void memory(CameraMemory read) {
    memory = read;
  }

  /** Which channel of its device it was found to be. */
  KeptSource keptSource() {
    return memory == null ? KeptSource.NONE : memory.source();
  }

  Known known() {
    return known;
  }

  void known(Known now) {
    known = now;
  }

  /** The address of its stream, null while nobody knows it. */
  @Nullable CameraUrl url() {
    Integer own = plan.rtspPort();
    if (!plan.path().isEmpty()) {
      int port = own == null ? CameraUrl.DEFAULT_PORT : own;
      return StreamChoice.url(plan.host(), port, plan.path());
    }
    String told = memory == null || !isMine(memory.source()) ? "" : memory.streamPath();
    int slash = told.indexOf('/');
    String port = slash < 0 ? "" : told.substring(0, slash);
    if (!port.matches("[0-9]{1,5}")) {
      return null;
    }
    // A port that the settings name wins over one that was told before they were changed.
    return StreamChoice.url(
        plan.host(), own == null ? Integer.parseInt(port) : own, told.substring(slash));
  }

  /** What was kept is of no use once the settings mean another channel. */
  private boolean isMine(KeptSource kept) {
    return plan.source().isEmpty()
        ? kept.channel() == plan.channel()
        : kept.token().equals(plan.source());
  }

  /** ONVIF told the address of its stream, and of which source that is. */
  void told(CameraUrl url, KeptSource source) {
    if (memory != null) {
      int slash = url.text().indexOf('/', "rtsp://".length());
      String path = slash < 0 ? "/" : url.text().substring(slash);
      memory.streamPath(url.port() + path, source);
    }
  }

  /** True when it was never looked at, or took a connection at its last look. */
  boolean seemsThere() {
    return verdict == null || verdict.top() > 0;
  }

  @Nullable Verdict verdict() {
    return verdict;
  }

  @Nullable Instant lookedAt() {
    return lookedAt;
  }

  /** The number of the next look, from 0. */
  long looks() {
    return looks;
  }

  /** A look is made. */
  void looked(Verdict now, Instant at) {
    String signature = now.signature();
    boolean first = verdict == null;
    boolean changed = memory != null && !signature.equals(memory.judgement());
    if (memory != null) {
      memory.judgement(signature);
    }
    pictureOwed |= changed;
    looksSinceChange = changed && !first ? 0 : Math.min(looksSinceChange + 1, SUSPECT_LOOKS);
    if (first && now.isSuspect()) {
      looksSinceChange = 0;
    }
    verdict = now;
    lookedAt = at;
    looks++;
  }

  /** The judgement has changed since the last picture that was kept. */
  boolean owesPicture() {
    return pictureOwed;
  }

  void pictureKept(Instant at) {
    pictureOwed = false;
    if (memory != null) {
      memory.thumbnailAt(at);
    }
  }

  /** To be visited sooner. */
  boolean isSuspect() {
    return looksSinceChange < SUSPECT_LOOKS;
  }
}
