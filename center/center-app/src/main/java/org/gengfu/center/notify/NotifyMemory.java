package org.gengfu.center.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.notify.Failure;
import org.gengfu.notify.Notifier;
import org.gengfu.notify.NotifyFact;
import org.gengfu.notify.NotifyState;
import org.gengfu.notify.Parcel;
import org.gengfu.notify.Tale;
import org.jspecify.annotations.Nullable;

/**
 * A notifier's state and how many facts it follows from. Never changes.
 *
 * @param facts how many facts there were
 */
record NotifyMemory(NotifyState state, long facts) {
  static final NotifyMemory NONE = new NotifyMemory(NotifyState.NONE, 0);

  /** Facts of one transaction: a row of the journal. */
  record Row(long first, List<NotifyFact> facts) {}

  /** All of a state, written down. */
  record Whole(
      long facts,
      List<Tale> tales,
      List<Parcel> parcels,
      Map<String, List<Instant>> used,
      List<Failure> failures,
      int moreFailures,
      @Nullable Instant listed) {}

  NotifyMemory after(List<NotifyFact> more) {
    NotifyState next = state;
    for (NotifyFact fact : more) {
      next = Notifier.apply(next, fact);
    }
    return new NotifyMemory(next, facts + more.size());
  }

  String write() {
    Map<String, List<Instant>> used = new TreeMap<>();
    state
        .used()
        .each((scope, times) -> {
          used.put(scope, times);
          return true;
        });
    return NotifyJson.write(
        new Whole(
            facts,
            state.tales().values(),
            state.parcels().values(),
            used,
            state.failures(),
            state.moreFailures(),
            state.listed()));
  }

  static NotifyMemory read(String text) {
    Whole whole = NotifyJson.read(text, Whole.class);
    return new NotifyMemory(
        NotifyState.restored(
            whole.tales(),
            whole.parcels(),
            whole.used(),
            whole.failures(),
            whole.moreFailures(),
            whole.listed()),
        whole.facts());
  }
}
