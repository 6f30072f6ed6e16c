package org.gengfu.center.api.camera;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.camera.Camera;
import org.gengfu.center.camera.CameraNow;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.CameraSource;
import org.gengfu.center.camera.CameraVersion;
import org.gengfu.center.camera.Steady;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.DeviceState;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.jspecify.annotations.Nullable;

/** Cameras as the API shows them, all from memory. Any thread. */
public final class CameraViews {
  private final CameraRegister register;
  private final LivePicture picture;
  private final Places places;
  private final AvailabilityPolicy policy;
  private final Clock clock;

  CameraViews(
      CameraRegister register,
      LivePicture picture,
      Places places,
      AvailabilityPolicy policy,
      Clock clock) {
    this.register = register;
    this.picture = picture;
    this.places = places;
    this.policy = policy;
    this.clock = clock;
  }

  /** How a camera stands. */
  enum State {
    UP,
    DOWN,
    NOT_OBSERVED,
    OUT
  }

  /**
   * The schema {@code CameraTurning}: looks speak against the state, not yet for long enough.
   *
   * @param since first look that did
   * @param seconds for how long they have been seen to
   * @param of for how long they must
   */
  record Turning(State to, Instant since, long seconds, long of) {}

  /** The schema {@code CameraRow}. */
  record Row(
      String code,
      String name,
      boolean registered,
      String edge,
      String device,
      String site,
      String district,
      String owner,
      List<String> items,
      State state,
      @Nullable Instant since,
      Seen online,
      Seen intact,
      @Nullable CameraRung top,
      List<CameraNow.RungNow> ladder,
      List<String> faults,
      @Nullable Long thumbnail,
      @Nullable Instant thumbnailAt,
      @Nullable Instant lookAt,
      @Nullable Turning turning) {

    /** How much it calls for somebody: the larger, the more. */
    int badness() {
      return switch (state) {
        case DOWN -> 4;
        case NOT_OBSERVED -> 2;
        case UP -> online == Seen.BAD || intact == Seen.BAD ? 3 : 0;
        case OUT -> 0;
      };
    }

    boolean holds(String text) {
      String wanted = text.toLowerCase(Locale.ROOT);
      return List.of(code, name, site, district, owner).stream()
          .anyMatch(field -> field.toLowerCase(Locale.ROOT).contains(wanted));
    }
  }

  /** A camera with whether a register names it. */
  record Found(Camera camera, int version) {
    boolean registered() {
      return version > 0;
    }
  }

  /** All cameras, those of the register first. */
  List<Row> rows() {
    Instant now = clock.instant();
    List<Row> rows = new ArrayList<>();
    for (CameraVersion version : register.cameras()) {
      rows.add(row(version.camera(), true, now));
    }
    for (CameraNow seen : picture.cameras()) {
      if (register.at(seen.source()).isEmpty()) {
        rows.add(row(unregistered(seen.source()), false, now));
      }
    }
    return rows;
  }

  private Camera unregistered(CameraSource source) {
    DeviceKey key = new DeviceKey(source.edge(), source.device());
    String name = places.title(key).byLanguage().getOrDefault("zh", source.device());
    return Camera.unregistered(source, name, places.of(key).site());
  }

  /** The camera that a code means: of the register, else edge/device, else a device id. */
  Optional<Found> find(String code) {
    Optional<CameraVersion> known = register.camera(code);
    if (known.isPresent()) {
      return known.map(version -> new Found(version.camera(), version.number()));
    }
    List<CameraSource> named =
        picture.cameras().stream()
            .map(CameraNow::source)
            .filter(source -> source.text().equals(code) || source.device().equals(code))
            .toList();
    List<CameraSource> exact = named.stream().filter(source -> source.text().equals(code)).toList();
    List<CameraSource> meant = exact.isEmpty() ? named : exact;
    if (meant.size() != 1) {
      return Optional.empty();
    }
    CameraSource source = meant.getFirst();
    return Optional.of(
        register
            .at(source)
            .flatMap(camera -> register.camera(camera.code()))
            .map(version -> new Found(version.camera(), version.number()))
            .orElseGet(() -> new Found(unregistered(source), 0)));
  }

  Row row(Found found) {
    return row(found.camera(), found.registered(), clock.instant());
  }

  /** For the stream of events. */
  public Row event(CameraNow seen) {
    return register
        .at(seen.source())
        .map(camera -> row(camera, true, clock.instant()))
        .orElseGet(() -> row(unregistered(seen.source()), false, clock.instant()));
  }

  private Row row(Camera camera, boolean registered, Instant now) {
    CameraNow seen =
        camera.device().isEmpty() ? null : picture.camera(camera.source()).orElse(null);
    Steady.Word word = word(camera, seen, now);
    State state = camera.inService(now) ? state(word.seen()) : State.OUT;
    return new Row(
        camera.code(),
        camera.name(),
        registered,
        camera.edge(),
        camera.device(),
        camera.site(),
        camera.district(),
        camera.owner(),
        camera.items(),
        state,
        state == State.OUT ? camera.retired() : seen == null ? null : word.since(),
        seen == null ? Seen.NOT_OBSERVED : seen.online(),
        seen == null ? Seen.NOT_OBSERVED : seen.intact(),
        seen == null ? null : seen.top().orElse(null),
        seen == null ? List.of() : seen.ladder(),
        seen == null ? List.of() : seen.faults(),
        seen == null || seen.picture() == 0 ? null : seen.picture(),
        seen == null ? null : seen.pictureAt(),
        seen == null ? null : seen.time(),
        seen == null ? null : turning(seen.steady(), state, now));
  }

  private @Nullable Turning turning(Steady steady, State state, Instant now) {
    boolean worse = steady.candidate() == Seen.BAD;
    State to = worse ? State.DOWN : State.UP;
    boolean told = state == State.UP || state == State.DOWN;
    if (!told || to == state || steady.seen() != steady.candidate()) {
      return null;
    }
    long delay = worse ? policy.downAfterMillis() : policy.upAfterMillis();
    Duration believed = Duration.between(steady.last(), now);
    long trusted = Math.clamp(believed.toMillis(), 0, policy.trustMillis());
    long observed = Math.min(delay, steady.observed().toMillis() + trusted);
    return new Turning(to, steady.candidateSince(), observed / 1_000, (delay + 999) / 1_000);
  }

  /** What the looks say, unless whoever looks is gone since. */
  private Steady.Word word(Camera camera, @Nullable CameraNow seen, Instant now) {
    if (seen == null) {
      return new Steady.Word(Seen.NOT_OBSERVED, now);
    }
    Steady.Word word = seen.word(now, policy);
    Device device = picture.device(new DeviceKey(camera.edge(), camera.device())).orElse(null);
    Instant lost = device == null ? null : device.since();
    // No look comes while the device is not observed; the edge's clock need not agree with ours.
    boolean gone = device != null && device.state() == DeviceState.NOT_OBSERVED;
    return gone && lost != null && word.seen() != Seen.NOT_OBSERVED
        ? new Steady.Word(Seen.NOT_OBSERVED, lost)
        : word;
  }

  private static State state(Seen seen) {
    return switch (seen) {
      case GOOD -> State.UP;
      case BAD -> State.DOWN;
      case NOT_OBSERVED -> State.NOT_OBSERVED;
    };
  }

  /** The center's clock. */
  Instant now() {
    return clock.instant();
  }

  Set<String> districts() {
    return named(Camera::district);
  }

  Set<String> owners() {
    return named(Camera::owner);
  }

  private Set<String> named(java.util.function.Function<Camera, String> field) {
    Set<String> names = new TreeSet<>();
    register.cameras().forEach(version -> names.add(field.apply(version.camera())));
    names.remove("");
    return names;
  }
}
