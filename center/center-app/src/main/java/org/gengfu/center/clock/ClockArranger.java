package org.gengfu.center.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockHistory;
import org.gengfu.core.clock.ClockMark;
import org.gengfu.core.clock.ClockState;
import org.gengfu.core.clock.ClockSubject;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.clock.Stop;
import org.gengfu.core.contract.Bound;
import org.gengfu.core.contract.ClockStart;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.Held;
import org.gengfu.core.contract.IncidentFacts;
import org.gengfu.core.contract.Owed;
import org.gengfu.core.contract.Work;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that an incident has the clocks that its root is promised: one of each kind for each
 * contract. Only the writer's thread.
 *
 * <pre>
 * the incident                       its clocks
 * is new                             opened, from the first bad instant
 * is new, the same fault as one that
 *   was mended within the promise's
 *   time for that                    the old restore clock goes on: what was mended was not
 * outlasted its cause                restore from the cause's beginning, respond from its own
 * took another one in                both become one: earlier start, graver level
 * has another root                   kept, by what the new root is promised
 * has a root without any contract    kept as they are
 * touches more devices, or worse     a graver level from now on; a person's word stands
 * never was                          cancelled
 * </pre>
 */
final class ClockArranger {
  private final ClockTerms terms;
  private final ClockDraft draft;
  private final ClockField field;
  private final List<OrderMark> heard;

  /**
   * @param heard what people did, as this transaction tells it
   */
  ClockArranger(ClockTerms terms, ClockDraft draft, ClockField field, List<OrderMark> heard) {
    this.terms = terms;
    this.draft = draft;
    this.field = field;
    this.heard = List.copyOf(heard);
  }

  /** The clocks of one incident pass to another. */
  void merge(String loser, String survivor) {
    for (ClockFile file : draft.of(loser)) {
      draft.take(
          new ClockFact.Placed(
              file.id(), file.subject().of(survivor), "incident " + loser + " is part of it"));
    }
  }

  /** Nothing is owed for what was no matter. */
  void dissolve(String incident) {
    for (ClockFile file : draft.of(incident)) {
      if (file.open()) {
        draft.take(new ClockFact.Cancelled(file.id(), draft.word("it was no incident")));
      }
    }
  }

  /** One contract's promise of one kind. */
  private record Slot(String contract, PromiseKind kind) {
    static Slot of(ClockFile file) {
      return new Slot(file.subject().contract(), file.subject().kind());
    }

    static Slot of(Bound bound) {
      return new Slot(bound.held().contract().id(), bound.commitment().kind());
    }
  }

  void arrange(Incident incident) {
    Episode root = field.root(incident);
    long begun = Math.min(root.raisedMillis(), incident.openedMillis());
    if (incident.open() && draft.state().of(incident.name()).isEmpty()) {
      resume(incident, root.key(), begun);
    }
    if (!incident.open() && draft.of(incident.name()).isEmpty()) {
      return;
    }
    Map<Slot, ClockFile> held = collapsed(incident.name());
    IncidentFacts facts = field.facts(incident);
    Optional<Level> said = said(incident);
    for (Owed owed : wanted(incident, facts, Instant.ofEpochMilli(begun), said)) {
      Bound bound = owed.bound();
      Level level = owed.level();
      ClockFile file = held.get(Slot.of(bound));
      ClockSubject subject = subject(incident, root, facts, bound, file);
      if (file != null) {
        adapt(file, subject, level);
        begin(file.id(), bound);
      } else if (incident.open() && draft.state().open().size() < ClockState.MOST_OPEN) {
        open(incident, subject, start(incident, bound, begun), level);
      }
    }
  }

  /**
   * Opens a clock. What people did since it began is known to it: a phone that had no signal tells
   * of the diagnosis, with which a clock begins, and of the swap, which stops it, at once.
   */
  private void open(Incident incident, ClockSubject subject, long start, Level level) {
    String id = id(incident.name(), subject.kind());
    List<ClockMark> known = known(incident.name());
    draft.take(new ClockFact.Opened(id, subject, start, level));
    for (ClockMark mark : known) {
      ClockFile file = draft.state().file(id);
      if (mark.atMillis() >= start && file != null && file.mark(mark.what()).isEmpty()) {
        draft.take(new ClockFact.Marked(id, mark));
      }
    }
  }

  /** What people did about an incident, in order of time. */
  private List<ClockMark> known(String incident) {
    List<ClockMark> marks = new ArrayList<>();
    draft.of(incident).forEach(file -> marks.addAll(file.marks()));
    heard.stream()
        .filter(each -> each.incident().equals(incident))
        .forEach(each -> marks.add(each.mark()));
    marks.sort(Comparator.comparingLong(ClockMark::atMillis));
    return marks;
  }

  /** The client's word, told now, moves the beginning of what begins with it. */
  private void begin(String clock, Bound bound) {
    ClockFile file = draft.state().file(clock);
    if (file != null && NoticeStart.counts(bound.commitment().start())) {
      heard.stream()
          .filter(each -> each.incident().equals(file.subject().incident()))
          .map(OrderMark::mark)
          .filter(mark -> mark.what() == ClockMark.What.REPORTED)
          .reduce((first, next) -> next)
          .flatMap(mark -> NoticeStart.begun(file, mark, draft.millis()))
          .ifPresent(draft::take);
    }
  }

  /** When the client told of it; of several words the last counts, those told now first. */
  private Optional<ClockMark> reported(String incident) {
    return Stream.concat(
            draft.of(incident).stream().flatMap(file -> file.reported().stream()),
            heard.stream()
                .filter(each -> each.incident().equals(incident))
                .map(OrderMark::mark)
                .filter(mark -> mark.what() == ClockMark.What.REPORTED))
        .reduce((first, next) -> next);
  }

  private Optional<ClockMark> confirmed(String incident) {
    return known(incident).stream()
        .filter(mark -> mark.what() == ClockMark.What.DIAGNOSED)
        .findFirst();
  }

  private ClockSubject subject(
      Incident incident, Episode root, IncidentFacts facts, Bound bound, @Nullable ClockFile file) {
    return new ClockSubject(
        incident.name(),
        bound.held().contract().id(),
        bound.held().contract().edition(),
        bound.commitment().id(),
        bound.commitment().kind(),
        root.key().resource(),
        root.key().type(),
        facts.root().site(),
        file == null ? order(incident.name()) : file.subject().order(),
        file == null
            ? earlier(incident.name(), root.key(), bound.commitment().kind())
            : file.subject().repeats());
  }

  private @Nullable String order(String incident) {
    return Stream.concat(
            draft.of(incident).stream()
                .flatMap(file -> Optional.ofNullable(file.subject().order()).stream()),
            heard.stream().filter(each -> each.incident().equals(incident)).map(OrderMark::order))
        .findFirst()
        .orElse(null);
  }

  /** The newest clock of the same fault that was kept to its end before. */
  private @Nullable String earlier(String incident, AlarmKey root, PromiseKind kind) {
    return draft.state().of(root.resource(), root.type()).stream()
        .filter(file ->
            file.stop() != null
                && file.subject().kind() == kind
                && !file.subject().incident().equals(incident))
        .max(Comparator.comparingLong(file -> file.history().startMillis()))
        .map(ClockFile::id)
        .orElse(null);
  }

  /** The level that a person decided on. */
  private Optional<Level> said(Incident incident) {
    return draft.of(incident.name()).stream()
        .filter(ClockFile::byHand)
        .map(ClockFile::level)
        .findFirst();
  }

  /** What the root is promised at the level that the event has. */
  private List<Owed> wanted(
      Incident incident, IncidentFacts facts, Instant at, Optional<Level> said) {
    List<Held> items = terms.book().items(facts.root(), at);
    boolean confirmed = confirmed(incident.name()).isPresent();
    boolean asked = reported(incident.name()).isPresent();
    return ContractBook.strictest(
            items, Work.FAULT, item -> said.orElseGet(() -> item.level(facts)))
        .stream()
        .filter(owed -> begins(owed.bound().commitment().start(), confirmed, asked))
        .toList();
  }

  /** What begins with the client's word begins with the fault until there is such a word. */
  private static boolean begins(ClockStart start, boolean confirmed, boolean asked) {
    return switch (start) {
      case FAULT, ALARM, NOTICE -> true;
      case CONFIRMED -> confirmed;
      case REQUEST -> asked;
    };
  }

  private void adapt(ClockFile file, ClockSubject subject, Level level) {
    boolean moved =
        !file.subject().node().equals(subject.node())
            || !file.subject().type().equals(subject.type());
    if (moved || !file.subject().promise().equals(subject.promise())) {
      draft.take(
          new ClockFact.Placed(
              file.id(), subject, moved ? "the root is " + subject.node() : "the level changed"));
    }
    boolean graver = level.number() < file.level().number();
    boolean room = file.history().levels().size() < ClockHistory.MOST;
    if (room && file.open() && !file.byHand() && (graver || (moved && level != file.level()))) {
      draft.take(
          new ClockFact.Levelled(
              file.id(),
              Math.max(file.history().startMillis(), draft.millis()),
              level,
              false,
              draft.word(moved ? "the root is another one" : "it became worse")));
    }
  }

  private long start(Incident incident, Bound bound, long begun) {
    String name = incident.name();
    if (bound.commitment().start() == ClockStart.CONFIRMED) {
      return confirmed(name).map(ClockMark::atMillis).orElse(begun);
    }
    Optional<ClockMark> told = reported(name);
    if (told.isPresent() && NoticeStart.counts(bound.commitment().start())) {
      return told.get().atMillis();
    }
    if (incident.residualOf() == 0) {
      return begun;
    }
    return switch (bound.commitment().kind()) {
      case RESPOND, ARRIVE, DIAGNOSE -> incident.openedMillis();
      case RESTORE, SPARE_REPLACE, REPORT ->
          draft.state().of(Incident.name(incident.residualOf())).stream()
              .mapToLong(file -> file.history().startMillis())
              .min()
              .orElse(begun);
    };
  }

  private String id(String incident, PromiseKind kind) {
    String base = incident + "-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String id = base;
    for (int i = 2; draft.state().file(id) != null; i++) {
      id = base + "-" + i;
    }
    return id;
  }

  /** The same fault so soon after it was mended: the clocks of then go on. */
  private void resume(Incident incident, AlarmKey root, long begun) {
    if (incident.residualOf() != 0) {
      return;
    }
    List<ClockFile> soon =
        draft.state().of(root.resource(), root.type()).stream()
            .filter(file ->
                file.cancelled() == null && lasts(file.subject().kind()) && isSoon(file, begun))
            .toList();
    for (ClockFile file : soon) {
      draft.take(
          new ClockFact.Placed(
              file.id(),
              file.subject().of(incident.name()),
              "the same fault, so soon after it was mended"));
      if (file.stop() != null && file.subject().kind() != PromiseKind.REPORT) {
        draft.take(
            new ClockFact.Reopened(
                file.id(), draft.word("the same fault is there again: it was not mended")));
      }
    }
  }

  private static boolean lasts(PromiseKind kind) {
    return switch (kind) {
      case RESTORE, SPARE_REPLACE, REPORT -> true;
      case RESPOND, ARRIVE, DIAGNOSE -> false;
    };
  }

  private boolean isSoon(ClockFile file, long begun) {
    long within =
        terms.of(file).map(bound -> bound.commitment().promise().reopenMillis()).orElse(0L);
    long at = file.subject().kind() == PromiseKind.REPORT ? mended(file) : stopMillis(file);
    return at != Long.MIN_VALUE && begun >= at && begun - at <= within;
  }

  /** When the matter of a report was mended. */
  private long mended(ClockFile report) {
    return draft.of(report.subject().incident()).stream()
        .filter(file -> file.subject().kind() == PromiseKind.RESTORE)
        .mapToLong(ClockArranger::stopMillis)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  private static long stopMillis(ClockFile file) {
    Stop stop = file.stop();
    return stop == null ? Long.MIN_VALUE : stop.atMillis();
  }

  /** One clock for each slot: what came together is one from now on. */
  private Map<Slot, ClockFile> collapsed(String incident) {
    Map<Slot, List<ClockFile>> bySlot = new LinkedHashMap<>();
    for (ClockFile file : draft.of(incident)) {
      bySlot.computeIfAbsent(Slot.of(file), slot -> new ArrayList<>()).add(file);
    }
    Map<Slot, ClockFile> single = new HashMap<>();
    bySlot.forEach((slot, files) -> single.put(slot, one(slot, files)));
    return single;
  }

  private ClockFile one(Slot slot, List<ClockFile> files) {
    Comparator<ClockFile> running = Comparator.comparing(file -> !file.open());
    Comparator<ClockFile> first = lasts(slot.kind()) ? running : running.reversed();
    List<ClockFile> sorted =
        files.stream()
            .sorted(
                first
                    .thenComparing(file -> file.history().startMillis())
                    .thenComparing(ClockFile::id))
            .toList();
    ClockFile kept = sorted.getFirst();
    for (ClockFile other : sorted.subList(1, sorted.size())) {
      draft.take(
          new ClockFact.Joined(kept.id(), other.id(), kept.history().mergedWith(other.history())));
      draft.take(
          new ClockFact.Cancelled(other.id(), draft.word("it is part of clock " + kept.id())));
      ClockFile now = draft.state().file(kept.id());
      kept = now == null ? kept : now;
    }
    return kept;
  }
}
