package org.gengfu.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.gengfu.core.sorted.SortedTree;
import org.jspecify.annotations.Nullable;

/**
 * All that the notifier remembers. Never changes; any thread.
 *
 * @param tales by subject
 * @param parcels by key
 * @param lanes which messages may go together: lane and key
 * @param timers what is looked at when
 * @param used when each channel, and each receiver by it, was used last
 * @param open messages that wait or are being sent
 * @param flying how many messages each channel has in hand
 * @param failures since the last daily list, the first {@link Notifier#MAX_FAILURES}
 * @param moreFailures how many more there were
 * @param listed when the last daily list was due or made, null before the first input
 */
public record NotifyState(
    SortedTree<String, Tale> tales,
    SortedTree<String, Parcel> parcels,
    SortedTree<String, Boolean> lanes,
    SortedTree<Timer, Boolean> timers,
    SortedTree<String, List<Instant>> used,
    int open,
    SortedTree<String, Integer> flying,
    List<Failure> failures,
    int moreFailures,
    @Nullable Instant listed) {
  /** Nothing was told yet. */
  public static final NotifyState NONE =
      new NotifyState(
          SortedTree.empty(),
          SortedTree.empty(),
          SortedTree.empty(),
          SortedTree.empty(),
          SortedTree.empty(),
          0,
          SortedTree.empty(),
          List.of(),
          0,
          null);

  public NotifyState {
    failures = List.copyOf(failures);
  }

  NotifyState with(String subject, @Nullable Tale tale) {
    SortedTree<Timer, Boolean> changed = timers;
    Tale before = tales.get(subject);
    if (before != null) {
      changed = changed.without(new Timer(before.timer(), Timer.Kind.TALE, subject));
    }
    if (tale != null) {
      changed = changed.with(new Timer(tale.timer(), Timer.Kind.TALE, subject), true);
    }
    return new NotifyState(
        tale == null ? tales.without(subject) : tales.with(subject, tale),
        parcels,
        lanes,
        changed,
        used,
        open,
        flying,
        failures,
        moreFailures,
        listed);
  }

  NotifyState with(String key, @Nullable Parcel parcel) {
    SortedTree<Timer, Boolean> changed = timers;
    SortedTree<String, Boolean> ways = lanes;
    int count = open;
    SortedTree<String, Integer> air = flying;
    Parcel before = parcels.get(key);
    if (before != null) {
      changed = changed.without(new Timer(before.timer(), Timer.Kind.PARCEL, key));
      ways = ways.without(way(before));
      count -= before.state().settled() ? 0 : 1;
      air = aloft(air, before, -1);
    }
    if (parcel != null) {
      if (parcel.timed()) {
        changed = changed.with(new Timer(parcel.timer(), Timer.Kind.PARCEL, key), true);
      }
      ways = parcel.gatherable() ? ways.with(way(parcel), true) : ways;
      count += parcel.state().settled() ? 0 : 1;
      air = aloft(air, parcel, 1);
    }
    return new NotifyState(
        tales,
        parcel == null ? parcels.without(key) : parcels.with(key, parcel),
        ways,
        changed,
        used,
        count,
        air,
        failures,
        moreFailures,
        listed);
  }

  private static SortedTree<String, Integer> aloft(
      SortedTree<String, Integer> flying, Parcel parcel, int more) {
    if (parcel.state() != Parcel.State.SENDING) {
      return flying;
    }
    String channel = parcel.message().channel();
    Integer before = flying.get(channel);
    int now = (before == null ? 0 : before) + more;
    return now == 0 ? flying.without(channel) : flying.with(channel, now);
  }

  private static String way(Parcel parcel) {
    return parcel.message().lane() + "|" + parcel.message().key();
  }

  NotifyState withUse(Message message, Instant at) {
    SortedTree<String, List<Instant>> changed = used;
    for (String scope : List.of(message.channel(), message.lane())) {
      List<Instant> before = changed.get(scope);
      List<Instant> times = new ArrayList<>(before == null ? List.of() : before);
      times.removeIf(time -> !time.plus(Limit.LONGEST).isAfter(at));
      times.add(at);
      int surplus = Math.max(0, times.size() - Limit.MAX_COUNT);
      changed = changed.with(scope, List.copyOf(times.subList(surplus, times.size())));
    }
    return new NotifyState(
        tales, parcels, lanes, timers, changed, open, flying, failures, moreFailures, listed);
  }

  /** Uses that lie ahead of the clock happened now, as far as anybody knows. */
  NotifyState withClock(Instant now) {
    SortedTree<String, List<Instant>> changed = used;
    for (String scope : used.keys()) {
      List<Instant> times = used.get(scope);
      if (times != null && !times.isEmpty() && times.getLast().isAfter(now)) {
        changed =
            changed.with(
                scope, times.stream().map(each -> each.isAfter(now) ? now : each).toList());
      }
    }
    return new NotifyState(
        tales, parcels, lanes, timers, changed, open, flying, failures, moreFailures, listed);
  }

  NotifyState withFailure(Failure failure) {
    if (failures.size() >= Notifier.MAX_FAILURES) {
      return new NotifyState(
          tales, parcels, lanes, timers, used, open, flying, failures, moreFailures + 1, listed);
    }
    List<Failure> longer = new ArrayList<>(failures);
    longer.add(failure);
    return new NotifyState(
        tales, parcels, lanes, timers, used, open, flying, longer, moreFailures, listed);
  }

  NotifyState withList(Instant at) {
    return new NotifyState(tales, parcels, lanes, timers, used, open, flying, List.of(), 0, at);
  }

  /**
   * A state that was written down.
   *
   * @param used when each channel, and each receiver by it, was used last, oldest first
   */
  public static NotifyState restored(
      Collection<Tale> tales,
      Collection<Parcel> parcels,
      Map<String, List<Instant>> used,
      List<Failure> failures,
      int moreFailures,
      @Nullable Instant listed) {
    SortedTree<String, List<Instant>> uses = SortedTree.empty();
    for (Map.Entry<String, List<Instant>> each : used.entrySet()) {
      uses = uses.with(each.getKey(), List.copyOf(each.getValue()));
    }
    NotifyState state =
        new NotifyState(
            NONE.tales,
            NONE.parcels,
            NONE.lanes,
            NONE.timers,
            uses,
            0,
            NONE.flying,
            failures,
            moreFailures,
            listed);
    for (Tale tale : tales) {
      state = state.with(tale.notice().subject(), tale);
    }
    for (Parcel parcel : parcels) {
      state = state.with(parcel.message().key(), parcel);
    }
    return state;
  }

  /** The notices whose subjects begin so, in their order. */
  public List<Tale> talesFrom(String prefix) {
    List<Tale> found = new ArrayList<>();
    tales.eachFrom(
        prefix,
        (subject, tale) -> {
          boolean same = subject.startsWith(prefix);
          if (same) {
            found.add(tale);
          }
          return same;
        });
    return found;
  }

  /** The messages about a subject, in the order of their keys. */
  public List<Parcel> about(String subject) {
    List<Parcel> found = new ArrayList<>();
    String prefix = subject + "|";
    parcels.eachFrom(
        prefix,
        (key, parcel) -> {
          boolean same = key.startsWith(prefix);
          if (same) {
            found.add(parcel);
          }
          return same;
        });
    return found;
  }

  /** Keys of the messages of a lane that may go together. */
  List<String> waiting(String lane) {
    List<String> found = new ArrayList<>();
    String prefix = lane + "|";
    lanes.eachFrom(
        prefix,
        (way, ignored) -> {
          boolean same = way.startsWith(prefix);
          if (same) {
            found.add(way.substring(prefix.length()));
          }
          return same;
        });
    return found;
  }

  /** What is due. */
  List<Timer> due(Instant now) {
    List<Timer> found = new ArrayList<>();
    timers.each((timer, ignored) -> {
      boolean due = !timer.at().isAfter(now);
      if (due) {
        found.add(timer);
      }
      return due;
    });
    return found;
  }
}
