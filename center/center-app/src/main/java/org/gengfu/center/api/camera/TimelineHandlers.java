package org.gengfu.center.api.camera;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.Known;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.camera.CameraViews.Found;
import org.gengfu.center.camera.Camera;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.CameraVersion;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.camera.StoredEvidence;
import org.gengfu.center.store.Database;
import org.gengfu.core.availability.AvailabilityTimeline;
import org.gengfu.core.availability.EvidenceIds;
import org.gengfu.core.availability.Grant;
import org.gengfu.core.availability.PublishedRate;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.Stretch;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.TimeClass;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.SubjectEvidence;
import org.jspecify.annotations.Nullable;

/**
 * One camera's time, instant by instant. At most {@value #AT_ONCE} are reckoned at once; who asks
 * for one more waits a little and is then told to come again. Handlers; see {@link
 * Operation.Handler}.
 */
final class TimelineHandlers {
  private static final Duration LONGEST = Duration.ofDays(92);
  private static final int MAX_STRETCHES = 5_000;
  private static final int MAX_IDS = 20;
  private static final int MAX_PASSED_OVER = 1_000;
  private static final int PLACES = 4;

  /** Each reads the looks of up to 92 days. */
  static final int AT_ONCE = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  private final CameraHandlers cameras;
  private final CameraRegister register;
  private final Database database;
  private final Contract contract;
  private final Clock clock;

  TimelineHandlers(
      CameraHandlers cameras,
      CameraRegister register,
      Database database,
      Contract contract,
      Clock clock) {
    this.cameras = cameras;
    this.register = register;
    this.database = database;
    this.contract = contract;
    this.clock = clock;
  }

  private record RateView(
      String kind,
      @Nullable String rate,
      @Nullable String low,
      @Nullable String high,
      @Nullable String coverage) {}

  private record StretchView(
      Instant from,
      Instant to,
      @com.fasterxml.jackson.annotation.JsonProperty("class") TimeClass timeClass,
      TimeClass beneath,
      @Nullable RootView root,
      List<String> evidence,
      int leftOut,
      String note) {}

  private record RootView(String incident, String resource, String party) {}

  private record TallyView(long out, long excluded, long unknown, long down, long up) {}

  private record TimelineView(
      String code,
      Measure measure,
      Instant from,
      Instant to,
      Instant knownAt,
      TallyView tally,
      RateView rate,
      List<StretchView> stretches,
      List<Instant> passedOver) {}

  Answer timeline(Request request) {
    Found found = cameras.found(request);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant to = request.time("to").orElse(now);
    Instant from = request.time("from").orElseGet(() -> to.minus(Duration.ofDays(1)));
    Instant known = Known.at(request, now).orElse(now);
    Measure measure = request.choice("measure", Measure.class, Measure.ONLINE);
    if (measure == Measure.RECORDED) {
      throw ProblemException.badField("measure", "must be one of: online, intact");
    }
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw ProblemException.badField("from", "must be before to, by at most 92 days");
    }
    takePlace();
    try {
      return timeline(found, measure, Request.range(from, to), known);
    } finally {
      places.release();
    }
  }

  private void takePlace() {
    try {
      if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ProblemException.busy(
        COME_AGAIN, AT_ONCE + " timelines are being reckoned already; try again in a while");
  }

  private Answer timeline(Found found, Measure measure, TimeRange range, Instant known) {
    SubjectEvidence evidence = evidence(found, measure, range, known);
    AvailabilityTimeline line =
        AvailabilityTimeline.of(evidence.evidence(), contract.policy(), known.toEpochMilli());
    List<Stretch> stretches = line.stretches(range);
    if (stretches.size() > MAX_STRETCHES) {
      throw ProblemException.badField(
          "from", "asks for " + stretches.size() + " stretches: ask for a shorter span");
    }
    Tally tally = line.tally(range);
    List<StretchView> views = new ArrayList<>();
    stretches.forEach(stretch -> views.add(view(line, stretch)));
    return Answer.ok(
        new TimelineView(
            found.camera().code(),
            measure,
            Instant.ofEpochMilli(range.fromMillis()),
            Instant.ofEpochMilli(range.toMillis()),
            known,
            new TallyView(tally.out(), tally.excluded(), tally.unknown(), tally.down(), tally.up()),
            rate(tally),
            views,
            line.passedOver(range).stream()
                .limit(MAX_PASSED_OVER)
                .map(sample -> Instant.ofEpochMilli(sample.atMillis()))
                .toList()));
  }

  private SubjectEvidence evidence(Found found, Measure measure, TimeRange range, Instant known) {
    Camera camera = found.camera();
    List<CameraVersion> history =
        found.registered()
            ? register.history(camera.code()).stream()
                .filter(version -> !version.recorded().isAfter(known))
                .toList()
            : List.of(new CameraVersion(camera, 1, Instant.EPOCH, null));
    if (history.isEmpty()) {
      throw ProblemException.badField(
          "knownAt", "lies before the register learned of " + camera.code());
    }
    try {
      return StoredEvidence.of(
              database, new StoredEvidence.Known(contract, List.of(known)), history)
          .of(measure, range)
          .iterator()
          .next();
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField("from", "cannot be answered: " + e.getMessage());
    }
  }

  private RateView rate(Tally tally) {
    return switch (tally.published(contract.policy().leastCoverage())) {
      case PublishedRate.Figure(Ratio rate, Ratio low, Ratio high, Ratio coverage) ->
          new RateView("figure", text(rate), text(low), text(high), text(coverage));
      case PublishedRate.InsufficientData(Ratio low, Ratio high, Ratio coverage) ->
          new RateView("insufficient", null, text(low), text(high), text(coverage));
      case PublishedRate.NotApplicable() -> new RateView("not-applicable", null, null, null, null);
    };
  }

  private static String text(Ratio ratio) {
    return ratio.percent(PLACES).toPlainString();
  }

  private static StretchView view(AvailabilityTimeline line, Stretch stretch) {
    EvidenceIds ids = line.evidence(stretch);
    int named = Math.min(MAX_IDS, ids.ids().size());
    var cause = stretch.cause();
    Root root = cause == null ? null : cause.root();
    return new StretchView(
        Instant.ofEpochMilli(stretch.range().fromMillis()),
        Instant.ofEpochMilli(stretch.range().toMillis()),
        stretch.timeClass(),
        stretch.beneath(),
        root == null ? null : new RootView(root.incident(), root.resource(), root.party()),
        ids.ids().subList(0, named),
        ids.ids().size() - named + ids.leftOut(),
        note(stretch));
  }

  private static String note(Stretch stretch) {
    List<String> notes = new ArrayList<>();
    Grant grant = stretch.excused();
    if (grant != null) {
      notes.add(
          "%s, asked by %s, approved by %s"
              .formatted(
                  Json.name(grant.exclusion().reason()),
                  grant.exclusion().askedBy(),
                  grant.ruling().by()));
    }
    if (stretch.filled() != null) {
      notes.add("back-filled");
    }
    Sample seen = stretch.seen();
    if (stretch.timeClass() == TimeClass.UNKNOWN && seen != null) {
      notes.add("last look " + Instant.ofEpochMilli(seen.atMillis()));
    }
    if (stretch.resolutionMillis() > 0) {
      notes.add("began at most %d s earlier".formatted(stretch.resolutionMillis() / 1_000));
    }
    return String.join("; ", notes);
  }
}
