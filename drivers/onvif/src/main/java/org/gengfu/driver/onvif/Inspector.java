package org.gengfu.driver.onvif;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gengfu.driver.onvif.SoapPost.Question;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a device says of itself, in the order that devices bear: the clock first, then
 * the rest. One answer that fails loses that answer only. Blocks; one thread.
 */
final class Inspector {
  private final Session session;
  private final Map<String, String> missing = new LinkedHashMap<>();
  private boolean answered;

  Inspector(Session session) {
    this.session = session;
  }

  OnvifOutcome<Inspection> inspect() {
    OnvifOutcome<DeviceClock> clock = session.readClock();
    DeviceClock read = value("GetSystemDateAndTime", clock);
    if (isSilent(clock) || isDenied(clock)) {
      return clock.map(never -> null);
    }
    OnvifOutcome<OnvifServices> services = ServiceMap.ask(session);
    OnvifServices known = value("GetServices", services);
    if (isDenied(services)) {
      return services.map(never -> null);
    }
    OnvifOutcome<DeviceInformation> information =
        session
            .known(session.device("GetDeviceInformation"), true, Duration.ZERO)
            .map(DeviceAnswers::information);
    DeviceInformation told = value("GetDeviceInformation", information);
    if (isDenied(information)) {
      return information.map(never -> null);
    }
    if (!answered) {
      return clock.map(never -> null);
    }
    return rest(read, known == null ? new OnvifServices(Map.of()) : known, told);
  }

  private OnvifOutcome<Inspection> rest(
      @Nullable DeviceClock clock, OnvifServices services, @Nullable DeviceInformation told) {
    Media media = new Media(session, services);
    OnvifOutcome<List<MediaProfile>> profiles = media.profiles();
    List<MediaProfile> all = value("GetProfiles", profiles);
    if (isDenied(profiles)) {
      return profiles.map(never -> null);
    }
    List<MediaProfile> kept = withAddresses(media, all == null ? List.of() : all);
    Recordings recordings = recordings(services);
    Integer lenses = part("GetVideoSources", media::sources);
    List<NetworkPort> ports =
        part(
            "GetNetworkInterfaces",
            () ->
                session
                    .known(session.device("GetNetworkInterfaces"), false, Duration.ZERO)
                    .map(DeviceAnswers::ports));
    DeviceClock judged = session.clock() == null ? clock : session.clock();
    return new OnvifOutcome.Answered<>(
        new Inspection(
            Instant.now(),
            told,
            judged,
            services,
            kept,
            lenses == null ? distinctSources(kept) : lenses,
            ports == null ? List.of() : ports,
            recordings,
            session.proven(),
            session.remarks(),
            missing));
  }

  private List<MediaProfile> withAddresses(Media media, List<MediaProfile> all) {
    OnvifLimits limits = session.target().limits();
    List<MediaProfile> kept = new ArrayList<>();
    for (MediaProfile profile : all) {
      if (kept.size() == limits.profiles()) {
        session.remarks().add(Remark.MORE_PROFILES);
        break;
      }
      URI stream = null;
      URI snapshot = null;
      if (kept.size() < limits.addresses()) {
        stream = part("GetStreamUri", () -> media.stream(profile.token()));
        snapshot = part("GetSnapshotUri", () -> media.snapshot(profile.token()));
      }
      kept.add(profile.at(stream, snapshot));
    }
    return kept;
  }

  private @Nullable Recordings recordings(OnvifServices services) {
    URI search = services.search();
    if (search == null) {
      return null;
    }
    Question question =
        Question.of(
            search, Namespaces.SEARCH, XmlNode.of(Namespaces.SEARCH, "GetRecordingSummary"));
    return part(
        "GetRecordingSummary",
        () -> session.known(question, false, Duration.ZERO).map(DeviceAnswers::recordings));
  }

  private static int distinctSources(List<MediaProfile> profiles) {
    return (int)
        profiles.stream()
            .map(MediaProfile::videoSource)
            .filter(source -> !source.isEmpty())
            .distinct()
            .count();
  }

  /** One answer, unless the visit's time is over. */
  private <T> @Nullable T part(
      String operation, Supplier<? extends @Nullable OnvifOutcome<T>> question) {
    if (session.over()) {
      session.remarks().add(Remark.CUT_SHORT);
      return null;
    }
    OnvifOutcome<T> outcome = question.get();
    return outcome == null ? null : value(operation, outcome);
  }

  private <T> @Nullable T value(String operation, OnvifOutcome<T> outcome) {
    if (outcome instanceof OnvifOutcome.Answered<T>(T value)) {
      answered = true;
      return value;
    }
    missing.putIfAbsent(operation, outcome.said());
    return null;
  }

  private static boolean isDenied(OnvifOutcome<?> outcome) {
    return outcome instanceof OnvifOutcome.NotAuthorized<?>;
  }

  private static boolean isSilent(OnvifOutcome<?> outcome) {
    return outcome instanceof OnvifOutcome.NotAsked<?>
        || outcome instanceof OnvifOutcome.Unreachable<?>
        || outcome instanceof OnvifOutcome.Unanswered<?>;
  }
}
