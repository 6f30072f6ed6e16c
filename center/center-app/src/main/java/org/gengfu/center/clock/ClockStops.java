package org.gengfu.center.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockMark;
import org.gengfu.core.clock.ClockWord;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.clock.Stop;
import org.gengfu.core.contract.Commitment;
import org.gengfu.core.contract.StopWay;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;

/**
 * Stops clocks, and takes stops back. Only the writer's thread.
 *
 * <pre>
 * what happened                                    stops, if the promise takes it   at
 * taken on, and the first thing done               respond  (action)               the later of the two
 * somebody is on the spot                          arrive   (presence)             then
 * somebody said what is broken                     diagnose (action)               then
 * the root is well by telemetry for the soak time  restore  (telemetry)            its first good instant
 * a part was swapped, and the device is heard of   restore, replace (swap)         the later of the two
 * a named person says so, with evidence            restore  (person)               then
 * such a deed is heard of late, after the clock
 *   ended in another way                           respond, arrive, diagnose       then, if earlier
 * the root is well and nobody ever came            all but report (restored)       its first good instant
 * the root is bad again within the promise's time  takes back what the above stopped
 * </pre>
 */
final class ClockStops {
  /** It works again, though nobody did what was promised: nothing is left to do. */
  static final String RESTORED = "restored";

  /** A device that nobody can see, or a swap that is not seen yet, is looked at again so soon. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Set<String> BY_HEALTH = Set.of("telemetry", RESTORED);

  private final ClockTerms terms;
  private final ClockDraft draft;
  private final ClockField field;

  ClockStops(ClockTerms terms, ClockDraft draft, ClockField field) {
    this.terms = terms;
    this.draft = draft;
    this.field = field;
  }

  /** The word by which a way is known. */
  static String branch(StopWay way) {
    return way.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Has the clocks of an incident follow what is known.
   *
   * @param state the correlator's, as it holds the incident
   * @param incident empty when nobody holds it any more
   * @return when to look again, if that is not to wait for news
   */
  Optional<Instant> settle(String name, IncidentState state, Optional<Incident> incident) {
    List<ClockFile> files = draft.of(name);
    RootHealth health =
        incident
            .map(each -> RootHealth.of(state, each, draft.now()))
            .orElseGet(RootHealth.Unknown::new);
    Optional<Instant> again = Optional.empty();
    for (ClockFile file : files) {
      boolean bad = health instanceof RootHealth.Bad;
      if ((file.open() || isDeed(file)) && byMarks(file, bad)) {
        again = Optional.of(draft.now().plus(PATIENCE));
      }
    }
    if (files.isEmpty()) {
      return again;
    }
    return switch (health) {
      case RootHealth.Bad(long since) -> {
        bad(name, since);
        yield again;
      }
      case RootHealth.Soaking(Instant until) -> earlier(again, until);
      case RootHealth.Well(long good) ->
          well(name, files.getFirst().subject().node(), good)
              ? again
              : earlier(again, draft.now().plus(PATIENCE));
      case RootHealth.Unknown() -> again;
    };
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Instant other) {
    return one.isPresent() && one.get().isBefore(other) ? one : Optional.of(other);
  }

  private Optional<Commitment> commitment(ClockFile file) {
    return terms.of(file).map(bound -> bound.commitment());
  }

  /** The earliest way counts: one that came later than another that is known changes nothing. */
  private void stop(ClockFile file, long at, String branch, String evidence, ClockWord word) {
    long then = Math.max(at, file.history().startMillis());
    Stop known = file.stop();
    if (known == null || then < known.atMillis()) {
      draft.take(new ClockFact.Stopped(file.id(), then, branch, evidence, word));
    }
  }

  /**
   * True where the deed alone keeps the promise: one that is heard of late counts from its time.
   */
  private static boolean isDeed(ClockFile file) {
    return switch (file.subject().kind()) {
      case RESPOND, ARRIVE, DIAGNOSE -> true;
      case RESTORE, SPARE_REPLACE, REPORT -> false;
    };
  }

  /**
   * What people did. True when a swap is not seen to work yet.
   *
   * @param bad the device itself says that it does not work: no person's word counts against that
   */
  private boolean byMarks(ClockFile file, boolean bad) {
    Set<StopWay> ways = commitment(file).map(Commitment::stops).orElse(Set.of());
    Optional<ClockMark> accepted = file.mark(ClockMark.What.ACCEPTED);
    Optional<ClockMark> acted = file.mark(ClockMark.What.ACTED);
    Optional<ClockMark> said = file.mark(ClockMark.What.DIAGNOSED);
    if (file.subject().kind() == PromiseKind.DIAGNOSE && said.isPresent()) {
      by(file, said.get(), StopWay.ACTION);
    } else if (ways.contains(StopWay.ACTION)
        && file.subject().kind() == PromiseKind.RESPOND
        && accepted.isPresent()
        && acted.isPresent()) {
      boolean later = acted.get().atMillis() >= accepted.get().atMillis();
      by(file, later ? acted.get() : accepted.get(), StopWay.ACTION);
    } else if (ways.contains(StopWay.PRESENCE) && file.mark(ClockMark.What.ARRIVED).isPresent()) {
      by(file, file.mark(ClockMark.What.ARRIVED).get(), StopWay.PRESENCE);
    } else if (!bad
        && ways.contains(StopWay.PERSON)
        && file.mark(ClockMark.What.CONFIRMED).isPresent()) {
      by(file, file.mark(ClockMark.What.CONFIRMED).get(), StopWay.PERSON);
    } else if (ways.contains(StopWay.SWAP) && file.mark(ClockMark.What.SWAPPED).isPresent()) {
      return !swapped(file, file.mark(ClockMark.What.SWAPPED).get());
    }
    return false;
  }

  private void by(ClockFile file, ClockMark mark, StopWay way) {
    ClockWord word = new ClockWord(mark.by(), draft.millis(), "");
    stop(file, mark.atMillis(), branch(way), mark.evidence(), word);
  }

  /** The other device is in its place once it is heard of; what cannot speak has a number. */
  private boolean swapped(ClockFile file, ClockMark mark) {
    String node = file.subject().node();
    OptionalLong heard =
        field.isHeard(node)
            ? field.upSince(node).stream().mapToLong(Instant::toEpochMilli).findFirst()
            : OptionalLong.of(mark.atMillis());
    if (heard.isEmpty()) {
      return false;
    }
    stop(
        file,
        Math.max(mark.atMillis(), heard.getAsLong()),
        branch(StopWay.SWAP),
        mark.evidence(),
        new ClockWord(mark.by(), draft.millis(), ""));
    return true;
  }

  /** True when that could be decided. */
  private boolean well(String name, String node, long good) {
    if (field.isUnseen(node)) {
      return false;
    }
    for (ClockFile file : draft.of(name)) {
      Optional<Commitment> promised = commitment(file);
      if (file.open() && promised.isPresent()) {
        boolean seen = promised.get().stops().contains(StopWay.TELEMETRY);
        switch (file.subject().kind()) {
          case RESTORE -> {
            if (seen) {
              stop(file, good, branch(StopWay.TELEMETRY), "", draft.word("telemetry"));
            }
          }
          case RESPOND, ARRIVE, DIAGNOSE, SPARE_REPLACE ->
              stop(file, good, RESTORED, "", draft.word("it works again"));
          case REPORT -> {}
        }
      }
    }
    return true;
  }

  /** The fault is there again, or still: what was stopped by its being well was not. */
  private void bad(String name, long sinceMillis) {
    for (ClockFile file : draft.of(name)) {
      Stop stop = file.stop();
      if (stop != null && isUndone(file, stop, sinceMillis)) {
        draft.take(
            new ClockFact.Reopened(
                file.id(), draft.word("the fault is there again: it was not mended")));
      }
    }
  }

  private boolean isUndone(ClockFile file, Stop stop, long sinceMillis) {
    long within = commitment(file).map(promised -> promised.promise().reopenMillis()).orElse(0L);
    boolean soon = sinceMillis - stop.atMillis() <= within;
    boolean health = BY_HEALTH.contains(stop.branch());
    boolean mended =
        switch (file.subject().kind()) {
          case RESTORE, SPARE_REPLACE -> true;
          case RESPOND, ARRIVE, DIAGNOSE, REPORT -> false;
        };
    return soon && (health || (mended && sinceMillis > stop.atMillis()));
  }
}
