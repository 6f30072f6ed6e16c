package org.gengfu.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.scenario.Expectation.CameraShows;
import org.gengfu.scenario.Expectation.LooksWhole;
import org.gengfu.scenario.watch.LookRun;
import org.gengfu.scenario.watch.Sighting;

/** Judges the looks at cameras that the center keeps as evidence. Pure. */
final class CameraJudge {
  private static final int MOST_NAMED = 8;

  /** Cameras tell their clock in whole seconds (ONVIF Core, GetSystemDateAndTime). */
  private static final Duration CLOCKS = Duration.ofMillis(1_500);

  private final Evidence evidence;
  private final List<CameraShows> expected;

  /**
   * @param expected what is done to cameras, and how it is to show: whatever else shows is wrong
   */
  CameraJudge(Evidence evidence, List<CameraShows> expected) {
    this.evidence = evidence;
    this.expected = List.copyOf(expected);
  }

  Verdict shows(CameraShows camera) {
    String what =
        "%s shows %s within %s after %s%s"
            .formatted(
                camera.device(),
                camera.shows(),
                Words.of(camera.within()),
                camera.after(),
                camera.until().isEmpty() ? "" : ", until " + camera.until());
    List<String> wrong = new ArrayList<>();
    String last = "";
    int meant = 0;
    for (Map.Entry<String, List<LookRun>> each : new TreeMap<>(evidence.looks()).entrySet()) {
      if (camera.means(each.getKey())) {
        meant++;
        Verdict verdict = shows(camera, each.getValue());
        last = verdict.seen();
        if (!verdict.held()) {
          wrong.add(each.getKey() + " " + verdict.seen());
        }
      }
    }
    String held = meant == 1 ? last : meant + " do";
    return new Verdict(
        wrong.isEmpty() && meant > 0, what, wrong.isEmpty() ? held : named(wrong).substring(2));
  }

  private Verdict shows(CameraShows camera, List<LookRun> runs) {
    Instant after = evidence.step(camera.after());
    Instant until = end(camera);
    List<LookRun> showing =
        runs.stream()
            .filter(run -> run.shows(camera.shows()))
            .filter(run -> !run.last().isBefore(after))
            .toList();
    if (showing.isEmpty()) {
      return new Verdict(false, "", "never; it showed " + latest(runs));
    }
    Instant first = showing.getFirst().first();
    Instant last = showing.getLast().last();
    boolean inTime = !first.isBefore(after) && !first.isAfter(after.plus(camera.within()));
    boolean over = camera.until().isEmpty() || !last.isAfter(until.plus(camera.within()));
    boolean healed = camera.until().isEmpty() || isGoodAfter(runs, last);
    String seen =
        "from %s (%.1f s later) to %s%s%s"
            .formatted(
                evidence.clock(first),
                seconds(after, first),
                evidence.clock(last),
                over ? "" : " (too long)",
                healed ? "" : " (not good again)");
    return new Verdict(inTime && over && healed, "", inTime ? seen : seen + " (wrong time)");
  }

  Verdict sound() {
    List<String> wrong = new ArrayList<>();
    long looks = 0;
    long blind = 0;
    for (Map.Entry<String, List<LookRun>> camera : new TreeMap<>(evidence.looks()).entrySet()) {
      for (LookRun run : camera.getValue()) {
        looks += run.looks();
        blind += run.intact().equals("not-observed") ? run.looks() : 0;
        if (run.isBad() && !isExpected(camera.getKey(), run.first(), run.last())) {
          wrong.add(camera.getKey() + " at " + evidence.clock(run.first()) + ": " + run.text());
        }
      }
    }
    for (Sighting.Alarm alarm : evidence.alarms()) {
      boolean camera = evidence.looks().containsKey(alarm.device());
      if (camera && alarm.active() && !isExpected(alarm.device(), alarm.raised(), alarm.raised())) {
        wrong.add("alarm %s of %s".formatted(alarm.alarm(), alarm.device()));
      }
    }
    return new Verdict(
        wrong.isEmpty() && looks > 0,
        "no camera is judged bad without its fault",
        "%d cameras, %d looks, %d of them without a picture judged%s"
            .formatted(evidence.looks().size(), looks, blind, named(wrong)));
  }

  Verdict whole(LooksWhole whole) {
    List<String> wrong = new ArrayList<>();
    Duration widest = Duration.ZERO;
    for (Map.Entry<String, List<LookRun>> camera : new TreeMap<>(evidence.looks()).entrySet()) {
      Instant last = evidence.start();
      for (LookRun run : camera.getValue()) {
        Duration gap = uncovered(whole, last, run.first());
        gap = run.gap().compareTo(gap) > 0 && !spans(whole, run) ? run.gap() : gap;
        widest = gap.compareTo(widest) > 0 ? gap : widest;
        if (gap.compareTo(whole.gap()) > 0) {
          wrong.add(
              "%s: %.1f s before %s"
                  .formatted(
                      camera.getKey(), gap.toMillis() / 1000.0, evidence.clock(run.first())));
        }
        last = run.last().isAfter(last) ? run.last() : last;
      }
      if (uncovered(whole, last, evidence.end()).compareTo(whole.gap()) > 0) {
        wrong.add(camera.getKey() + ": none after " + evidence.clock(last));
      }
    }
    return new Verdict(
        wrong.isEmpty() && !evidence.looks().isEmpty(),
        "no camera is left alone for longer than " + Words.of(whole.gap()),
        "longest %.1f s%s".formatted(widest.toMillis() / 1000.0, named(wrong)));
  }

  /** How long nobody looked between two looks, without the time in which nobody could. */
  private Duration uncovered(LooksWhole whole, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return Duration.ZERO;
    }
    Duration gap = Duration.between(from, to);
    if (whole.from().isEmpty()) {
      return gap;
    }
    Instant begin = max(evidence.step(whole.from()), from);
    Instant end = min(evidence.step(whole.to()), to);
    return begin.isBefore(end) ? gap.minus(Duration.between(begin, end)) : gap;
  }

  private boolean spans(LooksWhole whole, LookRun run) {
    return !whole.from().isEmpty()
        && run.first().isBefore(evidence.step(whole.to()))
        && run.last().isAfter(evidence.step(whole.from()));
  }

  private boolean isExpected(String device, Instant first, Instant last) {
    return expected.stream()
        .filter(camera -> camera.means(device))
        .anyMatch(camera ->
            !first.isBefore(evidence.step(camera.after()).minus(CLOCKS))
                && !last.isAfter(end(camera).plus(camera.within())));
  }

  private Instant end(CameraShows camera) {
    return camera.until().isEmpty()
        ? evidence.end().plusSeconds(60)
        : evidence.step(camera.until());
  }

  private static boolean isGoodAfter(List<LookRun> runs, Instant last) {
    return runs.stream()
        .anyMatch(run ->
            run.first().isAfter(last)
                && run.online().equals("good")
                && run.intact().equals("good"));
  }

  private static String latest(List<LookRun> runs) {
    return runs.isEmpty() ? "nothing, nobody looked" : runs.getLast().text();
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static String named(List<String> wrong) {
    if (wrong.isEmpty()) {
      return "";
    }
    String rest = wrong.size() > MOST_NAMED ? ", and " + (wrong.size() - MOST_NAMED) + " more" : "";
    return "; " + String.join("; ", wrong.subList(0, Math.min(MOST_NAMED, wrong.size()))) + rest;
  }
}
