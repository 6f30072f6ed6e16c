package org.gengfu.scenario;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.scenario.Expectation.AlarmSeen;

/** All verdicts of a run. Pure. */
final class Judgement {
  private Judgement() {}

  static List<Verdict> of(List<Expectation> expectations, Evidence evidence) {
    AlarmJudge alarms = new AlarmJudge(evidence);
    ReadingJudge readings = new ReadingJudge(evidence);
    StateJudge states = new StateJudge(evidence);
    CameraJudge cameras = new CameraJudge(evidence, shown(expectations));
    CameraTimeJudge times = new CameraTimeJudge(evidence, shown(expectations));
    IncidentJudge incidents = new IncidentJudge(evidence);
    AnswerJudge answers = new AnswerJudge(evidence);
    List<Verdict> verdicts = new ArrayList<>();
    List<AlarmSeen> seen = new ArrayList<>();
    for (Expectation expectation : expectations) {
      verdicts.add(
          switch (expectation) {
            case AlarmSeen alarm -> {
              seen.add(alarm);
              yield alarms.seen(alarm);
            }
            case Expectation.Moves moves -> readings.moves(moves);
            case Expectation.CountExact count -> readings.count(count);
            case Expectation.Period period -> readings.period(period);
            case Expectation.Never never -> states.never(never);
            case Expectation.Seen state -> states.seen(state);
            case Expectation.Quiet ignored -> states.quiet();
            case Expectation.Ends ends -> states.ends(ends);
            case Expectation.All all -> states.all(all);
            case Expectation.Reads reads -> readings.reads(reads);
            case Expectation.CameraShows camera -> cameras.shows(camera);
            case Expectation.CamerasSound ignored -> cameras.sound();
            case Expectation.LooksWhole whole -> cameras.whole(whole);
            case Expectation.Outage outage -> times.outage(outage);
            case Expectation.Counts counts -> times.counts(counts);
            case Expectation.Listed listed -> times.listed(listed);
            case Expectation.IncidentSeen incident -> incidents.seen(incident);
            case Expectation.IncidentCount count -> incidents.count(count);
            case Expectation.Explained explained -> incidents.explained(explained);
            case Expectation.MessageCount count -> incidents.messages(count);
            case Expectation.Answer answer -> answers.answer(answer);
          });
    }
    alarms.order(seen).ifPresent(verdicts::add);
    if (evidence.lost() > 0) {
      verdicts.add(new Verdict(false, "the diary holds all", evidence.lost() + " were lost"));
    }
    return verdicts;
  }

  private static List<Expectation.CameraShows> shown(List<Expectation> expectations) {
    return expectations.stream()
        .filter(Expectation.CameraShows.class::isInstance)
        .map(Expectation.CameraShows.class::cast)
        .toList();
  }

  /** The verdicts as a table for people. */
  static String table(List<Verdict> verdicts) {
    int width = verdicts.stream().mapToInt(verdict -> verdict.expected().length()).max().orElse(1);
    StringBuilder table = new StringBuilder();
    for (Verdict verdict : verdicts) {
      table
          .append(verdict.held() ? "  held    " : "  NOT HELD")
          .append("  ")
          .append(verdict.expected())
          .repeat(' ', width - verdict.expected().length())
          .append("  ")
          .append(verdict.seen())
          .append('\n');
    }
    return table.toString();
  }
}
