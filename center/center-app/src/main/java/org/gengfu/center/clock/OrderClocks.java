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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockHistory;
import org.gengfu.core.clock.ClockMark;
import org.gengfu.core.clock.ClockState;
import org.gengfu.core.clock.ClockSubject;
import org.gengfu.core.clock.ClockWord;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.clock.Stop;
import org.gengfu.core.contract.Bound;
import org.gengfu.core.contract.ClockStart;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.Held;
import org.gengfu.core.contract.Owed;
import org.gengfu.core.contract.Work;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of orders that are a matter of their own: what a client asks for, and a fault that
 * somebody told of and no device. Only the writer's thread.
 *
 * <pre>
 * the order                     its clocks
 * is made                       for each contract and kind the strictest promise about such work,
 *                               from when the client told of it; unless said, from when it was made
 * is said to be told earlier    begin then
 * gets another level            run on at that one; what is promised only there begins, but counts
 *                               from then
 * gets a deed                   stop by it as those of a fault do; no telemetry counts
 * is closed                     those that still run end with it ("closed"), the paper apart
 * is opened again               restore within the promise's time: goes on, and the gap counts;
 *                               later: a new one that names the earlier
 * is cancelled                  cancelled
 * </pre>
 */
final class OrderClocks {
  /** How a clock ends whose order was closed without the deed that was promised. */
  static final String CLOSED = "closed";

  private final ClockTerms terms;
  private final ClockDraft draft;
  private final ClockField field;
  private final ClockStops stops;
  private final Function<String, List<ClockFile>> stored;

  /**
   * @param stored the clocks of an order as they are in the database, also those that ended long
   *     ago
   */
  OrderClocks(
      ClockTerms terms,
      ClockDraft draft,
      ClockField field,
      ClockStops stops,
      Function<String, List<ClockFile>> stored) {
    this.stored = stored;
    this.terms = terms;
    this.draft = draft;
    this.field = field;
    this.stops = stops;
  }

  /** True of an order that is a matter of its own; a part of another one is none. */
  static boolean isMatter(OrderMatter matter) {
    return matter.told() || (matter.kind().isAsked() && matter.parent().isEmpty());
  }

  private static Optional<Work> work(OrderMatter matter) {
    return switch (matter.kind()) {
      case TUNING -> Optional.of(Work.TUNING);
      case ENQUIRY -> Optional.of(Work.ENQUIRY);
      case COMPLAINT -> Optional.of(Work.COMPLAINT);
      case SECURITY -> Optional.of(Work.SECURITY);
      case EMERGENCY -> Optional.of(Work.EMERGENCY);
      case FAULT -> Optional.of(Work.FAULT);
      case SWAP, INSPECTION, CALIBRATION, JOINT -> Optional.empty();
    };
  }

  /** One contract's promise of one kind. */
  private record Slot(String contract, PromiseKind kind) {
    static Slot of(ClockFile file) {
      return new Slot(file.subject().contract(), file.subject().kind());
    }
  }

  /**
   * Has clocks follow what became of such orders.
   *
   * @param moved deeds that were done, in order
   * @return orders whose device was swapped and is not heard of yet: they are to be looked at again
   */
  Set<String> follow(List<OrderMoved> moved) {
    Map<String, List<OrderMoved>> byOrder = new LinkedHashMap<>();
    moved.forEach(
        each -> byOrder.computeIfAbsent(each.order(), key -> new ArrayList<>()).add(each));
    Set<String> waiting = new TreeSet<>();
    byOrder.forEach((order, deeds) -> {
      if (one(deeds)) {
        waiting.add(order);
      }
    });
    return waiting;
  }

  /** Looks again at an order whose device was swapped. True when it is not heard of yet. */
  boolean again(String order) {
    return stops.settle(order, field.state(), Optional.empty()).isPresent();
  }

  private boolean one(List<OrderMoved> moved) {
    OrderState order = moved.getLast().after();
    OrderState before = moved.getFirst().before();
    int level = before == null ? order.matter().level() : before.matter().level();
    List<ClockMark> heard = new ArrayList<>();
    Map<Slot, ClockFile> again = new HashMap<>();
    for (OrderMoved each : moved) {
      Deed deed = each.fact().deed();
      if (deed.act() instanceof Act.Reopen reopen) {
        draft.recall(stored.apply(order.id()));
        again.putAll(reopened(order.id(), deed, reopen.reason()));
      }
      heard.addAll(marks(deed));
    }
    for (ClockFile file : draft.of(order.id())) {
      mark(file.id(), heard);
    }
    if (!order.stage().ended()) {
      arrange(order, Level.of(level), heard, again);
    }
    begin(order.id(), heard);
    grade(moved);
    return settle(order, moved.getLast().fact().deed());
  }

  private static List<ClockMark> marks(Deed deed) {
    boolean resolved = deed.act() instanceof Act.Resolve && !deed.by().equals(ClockWord.CENTER);
    return resolved
        ? OrderMarks.of(deed, "", ClockMark.What.ACCEPTED, ClockMark.What.ACTED)
        : OrderMarks.marks(deed);
  }

  private void mark(String clock, List<ClockMark> heard) {
    for (ClockMark mark : heard) {
      ClockFile file = draft.state().file(clock);
      if (file != null && file.isNews(mark)) {
        draft.take(new ClockFact.Marked(clock, mark));
      }
    }
  }

  /** The clocks that ended too long ago to go on: others begin in their place. */
  private Map<Slot, ClockFile> reopened(String order, Deed deed, String reason) {
    Map<Slot, ClockFile> later = new HashMap<>();
    for (ClockFile file : draft.of(order)) {
      Stop stop = file.stop();
      if (stop != null && file.subject().kind().mends()) {
        long within =
            terms.of(file).map(bound -> bound.commitment().promise().reopenMillis()).orElse(0L);
        if (deed.atMillis() - stop.atMillis() <= within) {
          draft.take(
              new ClockFact.Reopened(file.id(), new ClockWord(deed.by(), draft.millis(), reason)));
        } else {
          later.merge(
              Slot.of(file),
              file,
              (one, other) ->
                  one.history().startMillis() > other.history().startMillis() ? one : other);
        }
      }
    }
    return later;
  }

  /** The level counts from now on: what was used up by then is used up, what was broken is. */
  private void grade(List<OrderMoved> moved) {
    for (OrderMoved each : moved) {
      Deed deed = each.fact().deed();
      if (deed.act() instanceof Act.Grade(int number, String reason)) {
        Level level = Level.of(number);
        ClockWord word = new ClockWord(deed.by(), draft.millis(), reason);
        for (ClockFile file : draft.of(each.order())) {
          if (file.open()
              && file.level() != level
              && file.history().levels().size() < ClockHistory.MOST) {
            long from = Math.max(draft.millis(), file.history().startMillis());
            draft.take(new ClockFact.Levelled(file.id(), from, level, true, word));
          }
        }
      }
    }
  }

  private void arrange(
      OrderState order, Level level, List<ClockMark> heard, Map<Slot, ClockFile> again) {
    OrderMatter matter = order.matter();
    List<ClockMark> known = new ArrayList<>(heard);
    draft.of(order.id()).forEach(file -> known.addAll(file.marks()));
    long told = reported(order.id(), heard).map(ClockMark::atMillis).orElse(order.madeMillis());
    long begun = again.isEmpty() ? told : draft.millis();
    for (Owed owed : wanted(matter, Instant.ofEpochMilli(begun))) {
      Slot slot = new Slot(owed.bound().held().contract().id(), owed.bound().commitment().kind());
      boolean has = draft.of(order.id()).stream().anyMatch(file -> Slot.of(file).equals(slot));
      if (Level.of(matter.level()) != level) {
        draft.of(order.id()).stream()
            .filter(file -> file.open() && Slot.of(file).equals(slot))
            .forEach(file -> adapt(file, owed.bound()));
      }
      ClockFile earlier = again.get(slot);
      Optional<ClockMark> diagnosed =
          known.stream()
              .filter(mark -> mark.what() == ClockMark.What.DIAGNOSED)
              .min(Comparator.comparingLong(ClockMark::atMillis));
      boolean confirmed = owed.bound().commitment().start() == ClockStart.CONFIRMED;
      if ((!has || earlier != null)
          && (!confirmed || diagnosed.isPresent())
          && draft.state().open().size() < ClockState.MOST_OPEN) {
        long start = confirmed ? diagnosed.map(ClockMark::atMillis).orElse(begun) : begun;
        open(order, owed.bound(), level, Math.min(start, draft.millis()), earlier, known);
      }
    }
  }

  /** At another level another item may promise the stricter time. */
  private void adapt(ClockFile file, Bound bound) {
    if (!file.subject().promise().equals(bound.commitment().id())) {
      ClockSubject placed =
          file.subject()
              .promised(
                  bound.held().contract().id(),
                  bound.held().contract().edition(),
                  bound.commitment().id());
      draft.take(new ClockFact.Placed(file.id(), placed, "the level changed"));
    }
  }

  private Optional<ClockMark> reported(String order, List<ClockMark> heard) {
    return heard.stream()
        .filter(mark -> mark.what() == ClockMark.What.REPORTED)
        .reduce((first, next) -> next)
        .or(() -> draft.of(order).stream().flatMap(file -> file.reported().stream()).findFirst());
  }

  private void open(
      OrderState order,
      Bound bound,
      Level level,
      long start,
      @Nullable ClockFile earlier,
      List<ClockMark> known) {
    OrderMatter matter = order.matter();
    PromiseKind kind = bound.commitment().kind();
    String base = order.id() + "-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String id = base;
    for (int i = 2; draft.state().file(id) != null; i++) {
      id = base + "-" + i;
    }
    ClockSubject subject =
        new ClockSubject(
            order.id(),
            bound.held().contract().id(),
            bound.held().contract().edition(),
            bound.commitment().id(),
            kind,
            matter.node(),
            "order " + matter.kind().english(),
            matter.site(),
            order.id(),
            earlier == null ? null : earlier.id());
    draft.take(new ClockFact.Opened(id, subject, start, level));
    mark(id, known.stream().filter(mark -> mark.atMillis() >= start).toList());
  }

  /**
   * Of the item that the order names, if that promises such work; else of the items that hold its
   * node; where it is about no node, of all: nobody said whose it is.
   */
  private List<Owed> wanted(OrderMatter matter, Instant at) {
    Optional<Work> work = work(matter);
    if (work.isEmpty()) {
      return List.of();
    }
    List<Held> all = new ArrayList<>();
    for (ContractEdition edition : terms.book().at(at)) {
      for (ContractItem item : edition.items()) {
        if (item.commitments().stream().anyMatch(each -> each.work() == work.get())) {
          all.add(new Held(edition, item));
        }
      }
    }
    List<Held> named = all.stream().filter(held -> held.id().equals(matter.item())).toList();
    List<Held> meant =
        !named.isEmpty()
            ? named
            : matter.node().isEmpty()
                ? all
                : all.stream()
                    .filter(held ->
                        held.item()
                            .holds(held.contract().id(), field.node(matter.node(), matter.site())))
                    .toList();
    return ContractBook.strictest(meant, work.get(), held -> Level.of(matter.level()));
  }

  /** The client's word moves the beginning of all but what begins with the diagnosis. */
  private void begin(String order, List<ClockMark> heard) {
    Optional<ClockMark> report =
        heard.stream()
            .filter(mark -> mark.what() == ClockMark.What.REPORTED)
            .reduce((first, next) -> next);
    for (ClockFile file : report.isEmpty() ? List.<ClockFile>of() : draft.of(order)) {
      boolean told =
          file.subject().repeats() == null
              && terms
                  .of(file)
                  .filter(bound -> bound.commitment().start() != ClockStart.CONFIRMED)
                  .isPresent();
      if (told) {
        NoticeStart.begun(file, report.get(), draft.millis()).ifPresent(draft::take);
      }
    }
  }

  private boolean settle(OrderState order, Deed last) {
    if (order.stage() == Stage.CANCELLED) {
      for (ClockFile file : draft.of(order.id())) {
        if (file.open()) {
          draft.take(new ClockFact.Cancelled(file.id(), draft.word("the order was cancelled")));
        }
      }
      return false;
    }
    boolean waits = again(order.id());
    Long closed = order.marks().endedMillis();
    long ended = closed == null ? last.atMillis() : closed;
    if (order.stage() == Stage.CLOSED) {
      for (ClockFile file : draft.of(order.id())) {
        if (file.open() && file.subject().kind() != PromiseKind.REPORT) {
          draft.take(
              new ClockFact.Stopped(
                  file.id(),
                  Math.max(ended, file.history().startMillis()),
                  CLOSED,
                  "",
                  new ClockWord(last.by(), draft.millis(), "the order was closed")));
        }
      }
    }
    return waits && order.stage() != Stage.CLOSED;
  }
}
