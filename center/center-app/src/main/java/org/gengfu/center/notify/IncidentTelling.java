package org.gengfu.center.notify;

import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.incident.IncidentWatch;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.Telling;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.Tale;
import org.jspecify.annotations.Nullable;

/**
 * What people are to be told of an incident as it stands now.
 *
 * <pre>
 * incident                      told of it before?  what follows
 * open, may be told             no                  a notice
 * open, may not be told yet     -                   looked at again when it may
 * open, inside a window         no                  looked at again when the window ends
 * open, inside a window         yes                 the ladder ends without a word; told again after the window
 * open, with another root       yes                 withdrawn with the reason, and a notice of the root
 * open, of a higher level       yes                 a notice of that level; the ladder of the other ends
 * open again                    nobody answered     a notice
 * resolved                      yes                 the ladder ends
 * merged, dissolved             yes                 withdrawn with the reason
 * </pre>
 *
 * <p>Only the writer's thread may use it.
 */
final class IncidentTelling {
  /** Most members of an incident that are looked at for a window that covers only some. */
  static final int MOST_MEMBERS = 2_000;

  private final IncidentNotice notice;
  private final Hush hush;
  private final IncidentWatch watch;

  IncidentTelling(IncidentNotice notice, Hush hush, IncidentWatch watch) {
    this.notice = notice;
    this.hush = hush;
    this.watch = watch;
  }

  void look(
      NotifyDraft draft,
      IncidentState state,
      LongFunction<Optional<IncidentRow>> rows,
      long id,
      Instant now) {
    Incident incident = state.incident(id);
    Told last = draft.told(Incident.name(id));
    Tale live = draft.live(last);
    watch.wait(id, null);
    if (incident == null) {
      gone(draft, id, live);
    } else if (!incident.open()) {
      over(draft, last, live);
    } else {
      lasts(draft, state, rows, incident, now);
    }
  }

  private void gone(NotifyDraft draft, long id, @Nullable Tale live) {
    Long survivor = watch.survivor(id);
    if (live != null) {
      String why = survivor == null ? "不再是单独的事件" : "并入事件 " + Incident.name(survivor) + "，另有通知";
      draft.take(new NotifyInput.Withdraw(live.notice().subject(), why, true));
    }
    draft.drop(Incident.name(id));
  }

  private static void over(NotifyDraft draft, @Nullable Told last, @Nullable Tale live) {
    if (last != null && live != null) {
      draft.take(new NotifyInput.Withdraw(last.subject(), "已恢复", false));
      if (live.receipt() && live.state() == Tale.State.OPEN) {
        draft.put(last.toBeToldAgain());
      }
    }
  }

  private void lasts(
      NotifyDraft draft,
      IncidentState state,
      LongFunction<Optional<IncidentRow>> rows,
      Incident incident,
      Instant now) {
    Told last = draft.told(incident.name());
    Tale live = draft.live(last);
    Optional<Hush.Window> window = window(state, incident, now);
    if (window.isPresent()) {
      if (last != null && live != null) {
        String why = "维护窗口 " + window.get().id();
        draft.take(new NotifyInput.Withdraw(last.subject(), why, false));
        draft.put(last.toBeToldAgain());
      }
      watch.wait(incident.id(), window.get().until());
      return;
    }
    if (!Telling.mayTell(state, incident, now)) {
      watch.wait(incident.id(), Telling.from(state, incident));
      return;
    }
    if (last == null || (live == null && last.again())) {
      raise(draft, state, rows, incident, now);
    } else if (live != null && last.root() != incident.root()) {
      String why = "根因更正为 " + state.episode(incident.root()).key().resource();
      draft.take(new NotifyInput.Withdraw(last.subject(), why, true));
      raise(draft, state, rows, incident, now);
    } else if (live != null && notice.level(state, rows, incident) < last.level()) {
      draft.take(new NotifyInput.Withdraw(last.subject(), "级别升高，另有通知", false));
      raise(draft, state, rows, incident, now);
    }
  }

  private void raise(
      NotifyDraft draft,
      IncidentState state,
      LongFunction<Optional<IncidentRow>> rows,
      Incident incident,
      Instant now) {
    Told last = draft.told(incident.name());
    int count = last == null ? 1 : last.count() + 1;
    var told = notice.of(state, rows, incident, count, now);
    draft.take(new NotifyInput.Raise(told));
    draft.put(new Told(incident.name(), count, incident.root(), told.level(), now, false));
  }

  /** The window in which all of an incident that lasts lies, if there is one. */
  private Optional<Hush.Window> window(IncidentState state, Incident incident, Instant now) {
    Optional<Hush.Window> window = hush.over(state.episode(incident.root()).key().resource(), now);
    if (window.isEmpty()) {
      return window;
    }
    int looked = 0;
    for (Episode member : state.members(incident)) {
      if (member.active() && looked++ < MOST_MEMBERS) {
        Optional<Hush.Window> own = hush.over(member.key().resource(), now);
        if (own.isEmpty()) {
          return own;
        }
      }
    }
    return window;
  }
}
