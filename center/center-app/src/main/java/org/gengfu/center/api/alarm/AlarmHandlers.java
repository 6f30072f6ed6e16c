package org.gengfu.center.api.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.JournalRow;
import org.gengfu.center.watch.AlarmList;
import org.gengfu.center.watch.AlarmRow;
import org.gengfu.center.watch.AlarmStory;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.center.watch.Watch;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmChange;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmInput;
import org.jspecify.annotations.Nullable;

/**
 * The alarm list and what operators do with it. Handlers; see {@link
 * org.gengfu.center.api.Operation.Handler}.
 */
final class AlarmHandlers {
  private static final int MAX_HISTORY = 1_000;
  private static final Duration MAX_SHELVE = Duration.ofHours(8);

  private final Watch watch;
  private final AlarmList list;
  private final AlarmViews views;
  private final Places places;
  private final Audit audit;

  AlarmHandlers(Watch watch, AlarmList list, AlarmViews views, Places places, Audit audit) {
    this.watch = watch;
    this.list = list;
    this.views = views;
    this.places = places;
    this.audit = audit;
  }

  record PageView(List<AlarmViews.AlarmView> alarms, int total, @Nullable String next) {}

  Answer alarms(Request request) {
    String text = request.text("text", 100).orElse(null);
    AlarmList.Filter filter =
        new AlarmList.Filter(
            request.choice("state", AlarmList.State.class, AlarmList.State.OPEN),
            severities(request),
            devices(request),
            text,
            text == null ? List.of() : titled(text),
            request.time("from").orElse(null),
            request.time("to").orElse(null),
            place(request));
    AlarmList.Page page = list.page(filter, (int) request.whole("limit", 200, 1, 1_000));
    AlarmList.Place next = page.next();
    return Answer.ok(
        new PageView(
            page.alarms().stream().map(views::view).toList(),
            page.total(),
            next == null ? null : next.raised().toEpochMilli() + "-" + next.id()));
  }

  private static Collection<Severity> severities(Request request) {
    List<Severity> severities = new ArrayList<>();
    String all = request.text("severity", 100).orElse("");
    for (String name : all.isEmpty() ? new String[0] : all.split(",", -1)) {
      severities.add(Request.constant("severity", Severity.class, name));
    }
    return severities;
  }

  private @Nullable Collection<DeviceKey> devices(Request request) {
    Optional<String> site = request.text("site", 64);
    Optional<String> room = request.text("room", 64);
    Optional<String> edge = request.text("edge", 64);
    Optional<String> device = request.text("device", 64);
    if (site.isEmpty() && room.isEmpty() && edge.isEmpty() && device.isEmpty()) {
      return null;
    }
    List<DeviceKey> keys = new ArrayList<>();
    for (Device known : watch.picture().devices()) {
      DeviceKey key = known.key();
      Places.Place place = places.of(key);
      boolean wanted =
          site.map(place.site()::equals).orElse(true)
              && room.map(place.room()::equals).orElse(true)
              && edge.map(key.edge()::equals).orElse(true)
              && device.map(id -> key.device().equals(id.equals("~") ? "" : id)).orElse(true);
      if (wanted) {
        keys.add(key);
      }
    }
    return keys;
  }

  private Collection<DeviceKey> titled(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    LivePicture picture = watch.picture();
    return picture.devices().stream()
        .map(Device::key)
        .filter(key ->
            places.title(key).byLanguage().values().stream()
                .anyMatch(title -> title.toLowerCase(Locale.ROOT).contains(wanted)))
        .toList();
  }

  private static AlarmList.@Nullable Place place(Request request) {
    String text = request.text("before", 64).orElse(null);
    if (text == null) {
      return null;
    }
    int dash = text.lastIndexOf('-');
    try {
      return new AlarmList.Place(
          Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(0, dash)))),
          Long.parseLong(text.substring(dash + 1)));
    } catch (NumberFormatException e) {
      throw ProblemException.badField("before", "must be the next of an earlier answer");
    }
  }

  record HistoryView(
      long seq,
      Instant eventTime,
      Instant arrivalTime,
      String kind,
      @Nullable String user,
      String text) {}

  record AlarmWithHistory(AlarmViews.AlarmView alarm, List<HistoryView> history) {}

  Answer alarm(Request request) {
    AlarmRow row = found(request);
    List<HistoryView> history =
        list.history(row, MAX_HISTORY).stream().map(AlarmHandlers::history).toList();
    return Answer.ok(new AlarmWithHistory(views.view(row), history));
  }

  private static HistoryView history(JournalRow row) {
    AlarmStory story = AlarmStory.of(row);
    return new HistoryView(
        row.seq(), row.eventTime(), row.arrivalTime(), story.kind(), story.user(), story.text());
  }

  private AlarmRow found(Request request) {
    long id = request.pathId("id");
    return list.find(id).orElseThrow(() -> ProblemException.notFound("alarm " + id));
  }

  Answer acknowledge(Request request) {
    String comment = request.fields(Set.of("comment")).text("comment", "", 500);
    AlarmRow row = found(request);
    if (row.isAcknowledged()) {
      return Answer.ok(views.view(row));
    }
    String user = request.caller().name();
    return carryOut(
        request, "acknowledge", row, new AlarmInput.Acknowledge(user, comment, row.occurrence()));
  }

  Answer shelve(Request request) {
    Request.Fields fields = request.fields(Set.of("minutes", "comment"));
    Duration length = Duration.ofMinutes(fields.whole("minutes", 1, (int) MAX_SHELVE.toMinutes()));
    String comment = fields.text("comment", 1, 500);
    String user = request.caller().name();
    return carryOut(
        request,
        "shelve",
        found(request),
        new AlarmInput.Shelve(length, false, comment, user, MAX_SHELVE));
  }

  Answer unshelve(Request request) {
    AlarmRow row = found(request);
    if (row.shelvedUntil() == null) {
      return Answer.ok(views.view(row));
    }
    return carryOut(request, "unshelve", row, new AlarmInput.Unshelve(request.caller().name()));
  }

  private Answer carryOut(Request request, String action, AlarmRow row, AlarmInput input) {
    List<AlarmFact> facts;
    try {
      facts = watch.command(row.key(), input);
    } catch (StoreUnavailableException e) {
      throw new ProblemException(
          ProblemException.Code.UNAVAILABLE, "not done, try again: " + e.getMessage());
    }
    Optional<String> refusal =
        facts.stream()
            .map(AlarmFact::change)
            .filter(AlarmChange.Refused.class::isInstance)
            .map(change -> ((AlarmChange.Refused) change).why())
            .findFirst();
    audit.note(
        request.caller().name(),
        request.address(),
        action,
        Long.toString(row.id()),
        refusal.isPresent() ? "conflict" : "done");
    if (refusal.isPresent()) {
      throw new ProblemException(ProblemException.Code.CONFLICT, refusal.get());
    }
    return Answer.ok(views.view(found(request)));
  }
}
