package org.gengfu.scenario;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gengfu.scenario.Expectation.CountExact;
import org.gengfu.scenario.Expectation.Moves;
import org.gengfu.scenario.Expectation.Period;
import org.gengfu.scenario.Expectation.Reads;
import org.gengfu.scenario.proof.PeriodProof;
import org.gengfu.scenario.proof.ReadingProof;
import org.gengfu.scenario.proof.Served;
import org.gengfu.scenario.proof.Stored;
import org.gengfu.scenario.watch.SimulatorClient.PointLedger;

/** Judges stored readings against what the simulator served. Pure. */
final class ReadingJudge {
  private static final int MOST_NAMED = 8;

  private final Evidence evidence;

  ReadingJudge(Evidence evidence) {
    this.evidence = evidence;
  }

  Verdict count(CountExact expected) {
    int due = 0;
    int found = 0;
    int points = 0;
    long answers = 0;
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Map<String, PointLedger>> device : evidence.ledgers().entrySet()) {
      for (Map.Entry<String, PointLedger> point : new TreeMap<>(device.getValue()).entrySet()) {
        String name = device.getKey() + "/" + point.getKey();
        PointLedger ledger = point.getValue();
        if (ledger.dropped() > 0) {
          wrong.add(name + ": the simulator's ledger was too short, raise ledgerEntries");
          continue;
        }
        List<Stored> stored = evidence.stored(device.getKey(), point.getKey());
        boolean unasked = expected.speaksUnasked(device.getKey());
        ReadingProof.Outcome outcome =
            ReadingProof.compare(
                unasked ? heard(ledger.served(), stored, expected.tolerance()) : ledger.served(),
                stored,
                ledger.deadband(),
                evidence.end(),
                expected.tolerance());
        points++;
        answers += ledger.served().size();
        due += outcome.due();
        found += outcome.found();
        outcome.findings().forEach(finding -> wrong.add(name + ": " + text(finding)));
      }
    }
    String seen =
        "%d values served for %d points, %d to be stored, %d stored once"
            .formatted(answers, points, due, found);
    boolean held = wrong.isEmpty() && due > 0;
    return new Verdict(held, "no reading missing or doubled", seen + named(wrong));
  }

  Verdict reads(Reads expected) {
    Instant after = evidence.step(expected.after());
    Optional<Stored> found =
        evidence.stored(expected.device(), expected.point()).stream()
            .filter(reading -> reading.good() && !reading.at().isBefore(after))
            .filter(reading -> expected.test().holds(reading.value()))
            .min(comparing(Stored::at));
    String what =
        "%s/%s is %s within %s after %s"
            .formatted(
                expected.device(),
                expected.point(),
                expected.test(),
                Words.of(expected.within()),
                expected.after());
    boolean held = found.isPresent() && !found.get().at().isAfter(after.plus(expected.within()));
    return new Verdict(
        held,
        what,
        found
            .map(reading -> "%s at %s".formatted(reading.value(), evidence.clock(reading.at())))
            .orElse("never"));
  }

  /** What was said since somebody listened: from what the first stored reading tells of. */
  private static List<Served> heard(List<Served> served, List<Stored> stored, Duration tolerance) {
    Optional<Stored> first = stored.stream().filter(Stored::good).min(comparing(Stored::at));
    if (first.isEmpty()) {
      return List.of();
    }
    Instant at = first.get().at();
    Instant listening =
        served.stream()
            .filter(one -> one.value() == first.get().value())
            .map(Served::at)
            .filter(one -> apart(one, at).compareTo(tolerance) <= 0)
            .min(comparing(one -> apart(one, at)))
            .orElse(at.minus(tolerance));
    return served.stream().filter(one -> !one.at().isBefore(listening)).toList();
  }

  private static Duration apart(Instant one, Instant other) {
    return Duration.between(one, other).abs();
  }

  Verdict period(Period expected) {
    Instant from = evidence.start().plus(expected.from());
    Duration window = Duration.between(from, evidence.end());
    double worstMean = 0;
    double worstP95 = 0;
    List<String> wrong = new ArrayList<>();
    for (String device : expected.devices()) {
      List<Instant> instants =
          evidence.stored(device, expected.point()).stream()
              .filter(Stored::good)
              .map(Stored::at)
              .toList();
      PeriodProof proof = PeriodProof.of(instants, expected.every(), from, evidence.end());
      worstMean = Math.max(worstMean, proof.meanDeviation());
      worstP95 = Math.max(worstP95, proof.p95Deviation());
      if (!proof.holds(expected.share(), expected.every(), window)) {
        wrong.add(
            "%s: %d intervals, mean off by %s, p95 off by %s"
                .formatted(
                    device,
                    proof.intervals(),
                    Words.percent(proof.meanDeviation()),
                    Words.percent(proof.p95Deviation())));
      }
    }
    String text =
        "%d devices keep %s within %s"
            .formatted(
                expected.devices().size(),
                Words.of(expected.every()),
                Words.percent(expected.share()));
    String seen =
        "worst mean off by %s, worst p95 off by %s"
            .formatted(Words.percent(worstMean), Words.percent(worstP95));
    return new Verdict(wrong.isEmpty(), text, seen + named(wrong));
  }

  Verdict moves(Moves expected) {
    Instant from = evidence.step(expected.from());
    Instant to = evidence.step(expected.to());
    List<Stored> inside =
        evidence.stored(expected.device(), expected.point()).stream()
            .filter(Stored::good)
            .filter(reading -> !reading.at().isBefore(from) && !reading.at().isAfter(to))
            .toList();
    String text =
        "%s %s changes by %s from %s to %s"
            .formatted(
                expected.device(), expected.point(), expected.by(), expected.from(), expected.to());
    if (inside.size() < 2) {
      return new Verdict(false, text, inside.size() + " readings stored");
    }
    double change = inside.getLast().value() - inside.getFirst().value();
    boolean far = expected.by() < 0 ? change <= expected.by() : change >= expected.by();
    boolean steady = true;
    for (int i = 1; i < inside.size(); i++) {
      double step = inside.get(i).value() - inside.get(i - 1).value();
      steady &= expected.by() < 0 ? step <= 0 : step >= 0;
    }
    String seen =
        "%.1f to %.1f in %d readings%s"
            .formatted(
                inside.getFirst().value(),
                inside.getLast().value(),
                inside.size(),
                steady ? "" : ", not one way");
    return new Verdict(far && steady, text, seen);
  }

  private String text(ReadingProof.Finding finding) {
    return finding.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
        + " "
        + finding.value()
        + " at "
        + evidence.clock(finding.at());
  }

  private static String named(List<String> wrong) {
    if (wrong.isEmpty()) {
      return "";
    }
    String first = String.join("; ", wrong.subList(0, Math.min(MOST_NAMED, wrong.size())));
    String rest = wrong.size() > MOST_NAMED ? " and " + (wrong.size() - MOST_NAMED) + " more" : "";
    return "; WRONG: " + first + rest;
  }
}
