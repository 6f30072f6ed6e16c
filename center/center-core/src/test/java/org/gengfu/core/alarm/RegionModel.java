package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.contract.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm should be, said in another way than the machine says it: the evidence is a square
 * wave, and a run of it that is shorter than its delay does not count. No states, no transitions.
 * Knows only evidence that comes in order.
 */
final class RegionModel {
  private final AlarmPolicy policy;
  private final List<Said> evidence = new ArrayList<>();
  private final List<Story> stories = new ArrayList<>();
  private final TreeSet<String> suppressions = new TreeSet<>();
  private final Map<String, Instant> workOrders = new TreeMap<>();
  private @Nullable Instant lost;
  private @Nullable Instant shelfUntil;
  private @Nullable Instant lastWord;
  private boolean oneShot;
  private boolean latched;
  private boolean archived;
  private boolean on;
  private boolean wave;

  private record Said(Instant at, char kind, Severity severity, ClearCause cause) {}

  /** One occurrence. */
  private static final class Story {
    Instant raised;
    @Nullable Instant cleared;
    ClearCause cause = ClearCause.DEVICE;
    Severity severity = Severity.MAJOR;
    int toggles;
    @Nullable Instant seen;
    int escalation;
    boolean stale;

    Story(Instant raised) {
      this.raised = raised;
    }

    Story copy() {
      Story copy = new Story(raised);
      copy.cleared = cleared;
      copy.cause = cause;
      copy.severity = severity;
      copy.toggles = toggles;
      copy.seen = seen;
      copy.escalation = escalation;
      copy.stale = stale;
      return copy;
    }
  }

  RegionModel(AlarmPolicy policy) {
    this.policy = policy;
  }

  RegionModel copy() {
    RegionModel copy = new RegionModel(policy);
    copy.evidence.addAll(evidence);
    stories.forEach(story -> copy.stories.add(story.copy()));
    copy.suppressions.addAll(suppressions);
    copy.workOrders.putAll(workOrders);
    copy.lost = lost;
    copy.shelfUntil = shelfUntil;
    copy.lastWord = lastWord;
    copy.oneShot = oneShot;
    copy.latched = latched;
    copy.archived = archived;
    copy.on = on;
    copy.wave = wave;
    return copy;
  }

  void step(AlarmInput input, Instant now) {
    look(now);
    switch (input) {
      case AlarmInput.Exceed e -> said(now, 'E', e.severity(), ClearCause.DEVICE);
      case AlarmInput.Return ignored -> said(now, 'R', Severity.MAJOR, ClearCause.DEVICE);
      case AlarmInput.SeverityIs s -> said(now, 'S', s.severity(), ClearCause.DEVICE);
      case AlarmInput.SourceLost ignored -> lost = lost == null ? now : lost;
      case AlarmInput.SourceBack back -> back(back, now);
      case AlarmInput.ProofOfLife ignored -> {
        if (on && wave) {
          said(now, 'R', Severity.MAJOR, ClearCause.CONTRADICTED);
        }
      }
      case AlarmInput.Acknowledge ignored -> acknowledge(now);
      case AlarmInput.Reset ignored -> latched &= on || wave || lost != null;
      case AlarmInput.Shelve s -> {
        if (s.length().compareTo(policy.maxShelve()) <= 0) {
          shelfUntil = now.plus(s.length());
          oneShot = s.oneShot();
        }
      }
      case AlarmInput.Unshelve ignored -> unshelve(now);
      case AlarmInput.Suppress s -> suppressions.add(s.rule() + "<" + s.cause());
      case AlarmInput.Unsuppress s -> suppressions.remove(s.rule() + "<" + s.cause());
      case AlarmInput.OutOfServiceOn o -> workOrders.put(o.workOrder(), o.until());
      case AlarmInput.OutOfServiceOff o -> workOrders.remove(o.workOrder());
      case AlarmInput.Purge ignored -> {
        boolean waits = stories.stream().anyMatch(story -> story.seen == null);
        archived = !on && !wave && lost == null && !latched && !waits && isShown();
      }
      case AlarmInput.TimePassed ignored -> {}
      case AlarmInput.Close ignored -> {}
      case AlarmInput.Configure ignored -> throw new IllegalArgumentException("not modelled");
      case AlarmInput.Merge ignored -> throw new IllegalArgumentException("not modelled");
    }
    look(now);
  }

  private void said(Instant at, char kind, Severity severity, ClearCause cause) {
    evidence.add(new Said(at, kind, severity, cause));
  }

  private void back(AlarmInput.SourceBack back, Instant now) {
    Instant silentSince = lost == null ? now : lost;
    lost = null;
    if (back.listed() != null) {
      said(now, 'E', back.listed().severity(), ClearCause.DEVICE);
    } else if (on || wave) {
      Instant newest = evidence.getLast().at();
      Instant when = silentSince.isAfter(newest) ? silentSince : newest.plusMillis(1);
      said(when, 'R', Severity.MAJOR, ClearCause.RECONCILED);
    }
  }

  private Instant word(Instant now) {
    lastWord = lastWord == null || lastWord.isBefore(now) ? now : lastWord.plusMillis(1);
    return lastWord;
  }

  private void acknowledge(Instant now) {
    if (stories.stream().anyMatch(story -> story.seen == null)) {
      Instant at = word(now);
      stories.stream().filter(story -> story.seen == null).forEach(story -> story.seen = at);
    }
  }

  private void unshelve(Instant now) {
    if (shelfUntil != null && on) {
      word(now);
      stories.getLast().seen = null;
    }
    shelfUntil = null;
  }

  private void look(Instant now) {
    Instant cleared = fold(now);
    if (cleared != null && !on && oneShot) {
      shelfUntil = null;
    }
    if (cleared != null
        && shelfUntil == null
        && !cleared.plus(policy.chatterShelf()).isBefore(now)) {
      Instant from = cleared.minus(policy.chatterWindow());
      long cycles =
          stories.stream()
              .filter(story -> story.cleared != null && story.cleared.isAfter(from))
              .count();
      if (cycles >= policy.chatterCycles()) {
        shelfUntil = now.plus(policy.chatterShelf());
        oneShot = false;
      }
    }
    workOrders.values().removeIf(until -> !now.isBefore(until));
    if (shelfUntil != null && !now.isBefore(shelfUntil)) {
      unshelve(now);
    }
    if (on && wave && lost == null) {
      Story present = stories.getLast();
      present.stale |= !now.isBefore(present.raised.plus(policy.staleAfter()));
      if (present.seen != null && !now.isBefore(present.seen.plus(policy.reAlarm()))) {
        word(now);
        present.seen = null;
        present.escalation++;
      }
    }
  }

  /** Reads the wave from its beginning; gives the newest clear that was not known before. */
  private @Nullable Instant fold(Instant now) {
    Instant end = lost == null ? now : lost;
    if (!evidence.isEmpty() && evidence.getLast().at().isAfter(end)) {
      end = evidence.getLast().at();
    }
    List<Said> edges = edges();
    List<Story> told = new ArrayList<>();
    on = false;
    wave = !edges.isEmpty() && edges.getLast().kind() == 'E';
    for (int i = 0; i < edges.size(); i++) {
      Said edge = edges.get(i);
      boolean up = edge.kind() == 'E';
      Instant until = i + 1 < edges.size() ? edges.get(i + 1).at() : end;
      boolean lasts = !until.isBefore(edge.at().plus(up ? policy.onDelay() : policy.offDelay()));
      if (up && on) {
        told.getLast().toggles++;
      } else if (up && lasts) {
        told.add(new Story(edge.at()));
        on = true;
      } else if (!up && on && lasts) {
        told.getLast().cleared = edge.at();
        told.getLast().cause = edge.cause();
        on = false;
      }
    }
    told.forEach(this::finish);
    return remember(told);
  }

  private List<Said> edges() {
    List<Said> edges = new ArrayList<>();
    for (Said said : evidence) {
      char last = edges.isEmpty() ? 'R' : edges.getLast().kind();
      if (said.kind() != 'S' && said.kind() != last) {
        edges.add(said);
      }
    }
    return edges;
  }

  /** Its severity, and the device's own word on an end that was only concluded from a list. */
  private void finish(Story story) {
    Instant counts = story.raised.plus(policy.onDelay());
    Instant over = story.cleared == null ? Instant.MAX : story.cleared.plus(policy.offDelay());
    for (Said said : evidence) {
      boolean meant = said.kind() == 'E' ? !said.at().isBefore(story.raised) : true;
      boolean late = said.kind() == 'S' && said.at().isBefore(counts);
      if (said.kind() != 'R' && meant && !late && said.at().isBefore(over)) {
        story.severity = said.severity();
      }
    }
    Severity until = story.severity;
    for (Said said : evidence) {
      if (story.cause != ClearCause.RECONCILED || said.at().isBefore(over)) {
        continue;
      }
      if (said.kind() == 'E') {
        return;
      }
      until = said.kind() == 'S' ? said.severity() : until;
      if (said.kind() == 'R' && said.cause() == ClearCause.DEVICE) {
        story.cleared = said.at();
        story.cause = ClearCause.DEVICE;
        story.severity = until;
      }
    }
  }

  /** What people did about an occurrence stays with it, unless it became worse. */
  private @Nullable Instant remember(List<Story> told) {
    Instant news = null;
    for (int i = 0; i < told.size(); i++) {
      Story story = told.get(i);
      if (i < stories.size()) {
        Story known = stories.get(i);
        story.seen = story.severity.compareTo(known.severity) > 0 ? null : known.seen;
        story.escalation = known.escalation;
        story.stale = known.stale;
        news = known.cleared == null && story.cleared != null ? story.cleared : news;
      } else {
        latched |= policy.latching();
        news = story.cleared == null ? news : story.cleared;
      }
    }
    stories.clear();
    stories.addAll(told);
    return news;
  }

  /** What can be seen from outside, to be compared with the machine's. */
  String view() {
    StringBuilder text = new StringBuilder();
    String name = on ? (wave ? "Active" : "PendingClear") : wave ? "PendingRaise" : "Normal";
    text.append(lost == null ? name : "Unknown " + name).append(latched ? " latched" : "");
    text.append(archived ? " archived" : "");
    for (Story story : stories) {
      text.append('\n').append(story.raised).append("..").append(story.cleared);
      text.append(' ').append(story.cause).append(' ').append(story.severity);
      text.append(" toggles ").append(story.toggles).append(" seen ").append(story.seen);
      text.append(" escalation ").append(story.escalation).append(story.stale ? " stale" : "");
    }
    text.append("\nshelf ").append(shelfUntil).append(" rules ").append(suppressions);
    return text.append(" orders ")
        .append(workOrders)
        .append(" list ")
        .append(isListed())
        .toString();
  }

  private boolean isListed() {
    return isShown() && (on || latched || stories.stream().anyMatch(story -> story.seen == null));
  }

  private boolean isShown() {
    return shelfUntil == null && suppressions.isEmpty() && workOrders.isEmpty();
  }
}
