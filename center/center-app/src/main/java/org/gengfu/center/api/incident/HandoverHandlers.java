package org.gengfu.center.api.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.alarm.AlarmViews;
import org.gengfu.center.api.field.FieldNames;
import org.gengfu.center.api.incident.IncidentViews.IncidentView;
import org.gengfu.center.incident.IncidentBook;
import org.gengfu.center.incident.IncidentPast;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.shift.HandoverTable;
import org.gengfu.center.shift.HandoverTable.Note;
import org.gengfu.center.shift.HandoverTable.Signature;
import org.gengfu.center.shift.Shift;
import org.gengfu.center.store.Database;
import org.gengfu.center.story.Said;
import org.gengfu.center.watch.AlarmList;
import org.gengfu.center.watch.AlarmRow;
import org.gengfu.center.watch.AlarmStory;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceState;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.center.watch.Watch;
import org.jspecify.annotations.Nullable;

/**
 * What one shift hands over to the next. Handlers; see {@link
 * org.gengfu.center.api.Operation.Handler}.
 */
final class HandoverHandlers {
  /** The most rows of each part of a sheet. */
  static final int MOST = 300;

  private static final int MAX_NOTE = 2_000;
  private static final int STORY = 200;
  private static final Duration STALE = Duration.ofDays(1);

  private final Watch watch;
  private final Database database;
  private final AlarmList list;
  private final AlarmViews alarms;
  private final ShiftHandlers shifts;
  private final FieldNames names;
  private final Audit audit;
  private final Others others;
  private final IncidentHandlers incidents;

  HandoverHandlers(
      Watch watch,
      Database database,
      AlarmViews alarms,
      ShiftHandlers shifts,
      FieldNames names,
      Audit audit,
      Others others,
      IncidentHandlers incidents) {
    this.watch = watch;
    this.database = database;
    this.list = new AlarmList(database);
    this.alarms = alarms;
    this.shifts = shifts;
    this.names = names;
    this.audit = audit;
    this.others = others;
    this.incidents = incidents;
  }

  /** What others know of a shift. */
  interface Others {
    /** Maintenance windows that touch it, as {@code openapi.yaml} shapes them. */
    List<?> maintenance(Shift shift);

    /** Messages of it that reached nobody, as {@code openapi.yaml} shapes them. */
    List<?> failedMessages(Shift shift);
  }

  record SilentView(
      String node, Said name, @Nullable String site, @Nullable Instant since, int devices) {}

  record SheetView(
      ShiftHandlers.ShiftView shift,
      List<IncidentView> open,
      List<IncidentView> resolvedIn,
      List<IncidentView> byHand,
      List<Map<String, Object>> shelved,
      List<Map<String, Object>> stale,
      List<SilentView> notObserved,
      List<?> maintenance,
      List<?> failedMessages,
      List<Note> notes,
      List<Signature> signed,
      Map<String, Integer> more,
      Instant at) {}

  Answer sheet(Request request) {
    Shift shift = shifts.shift(request);
    Instant now = incidents.now();
    LivePicture picture = watch.picture();
    IncidentBook.Page open = picture.incidentRows().page(IncidentRow::lasts, 0, MOST);
    IncidentBook.Page resolved =
        database.read(connection ->
            IncidentPast.page(
                connection, IncidentPast.Filter.resolvedIn(shift.from(), shift.to()), 0, MOST));
    List<AlarmRow> shown = list.open();
    List<AlarmRow> shelved = shown.stream().filter(row -> row.shelvedUntil() != null).toList();
    Instant old = now.minus(STALE);
    List<AlarmRow> stale =
        shown.stream().filter(row -> row.active() && row.raised().isBefore(old)).toList();
    List<SilentView> silent = silent(picture);
    List<?> planned = others.maintenance(shift);
    List<?> failed = others.failedMessages(shift);
    Map<String, Integer> more = new TreeMap<>();
    more.put("open", open.total() - open.rows().size());
    more.put("resolvedIn", resolved.total() - resolved.rows().size());
    more.put("shelved", Math.max(0, shelved.size() - MOST));
    more.put("stale", Math.max(0, stale.size() - MOST));
    more.put("notObserved", Math.max(0, silent.size() - MOST));
    more.put("maintenance", Math.max(0, planned.size() - MOST));
    more.put("failedMessages", Math.max(0, failed.size() - MOST));
    return Answer.ok(
        new SheetView(
            ShiftHandlers.ShiftView.of(shift),
            views(open.rows(), now),
            views(resolved.rows(), now),
            views(byHand(shift, open.rows(), resolved.rows()), now),
            shelved.stream().limit(MOST).map(this::shelved).toList(),
            stale.stream().limit(MOST).map(row -> Map.<String, Object>copyOf(brief(row))).toList(),
            silent.subList(0, Math.min(MOST, silent.size())),
            planned.subList(0, Math.min(MOST, planned.size())),
            failed.subList(0, Math.min(MOST, failed.size())),
            database.read(connection -> HandoverTable.notes(connection, shift)),
            database.read(connection -> HandoverTable.signatures(connection, shift)),
            more,
            now));
  }

  private static List<IncidentView> views(List<IncidentRow> rows, Instant now) {
    return rows.stream().map(row -> IncidentViews.view(row, now)).toList();
  }

  /** Those on the sheet of which a person decided something, and which changed in the shift. */
  private static List<IncidentRow> byHand(
      Shift shift, List<IncidentRow> open, List<IncidentRow> resolved) {
    List<IncidentRow> rows = new ArrayList<>(open);
    rows.addAll(resolved);
    rows.removeIf(row -> !row.byHand() || row.changed().isBefore(shift.from()));
    return rows;
  }

  private Map<String, Object> brief(AlarmRow row) {
    AlarmViews.AlarmView view = alarms.view(row);
    Map<String, Object> brief = new TreeMap<>();
    brief.put("id", view.id());
    brief.put("edge", view.edge());
    brief.put("device", view.device());
    brief.put("deviceTitle", view.deviceTitle());
    brief.put("site", view.site());
    brief.put("severity", view.severity());
    brief.put("text", view.text());
    brief.put("raised", view.raised());
    return brief;
  }

  private Map<String, Object> shelved(AlarmRow row) {
    Map<String, Object> view = brief(row);
    view.put("shelvedUntil", Objects.requireNonNull(row.shelvedUntil()));
    for (var each : list.history(row, STORY)) {
      AlarmStory story = AlarmStory.of(each);
      String user = story.user();
      if (story.kind().equals("shelved") && user != null) {
        view.put("shelvedBy", user);
        view.put("reason", story.text());
      }
    }
    return view;
  }

  /** Edges that are gone, each with how many devices it hides; then devices that are so alone. */
  private List<SilentView> silent(LivePicture picture) {
    Map<String, List<Device>> byEdge = new TreeMap<>();
    for (Device device : picture.devices()) {
      if (device.state() == DeviceState.NOT_OBSERVED) {
        byEdge.computeIfAbsent(device.key().edge(), edge -> new ArrayList<>()).add(device);
      }
    }
    List<SilentView> silent = new ArrayList<>();
    byEdge.forEach((edge, devices) -> {
      boolean gone = devices.stream().anyMatch(device -> device.key().device().isEmpty());
      for (Device device : devices) {
        if (!gone || device.key().device().isEmpty()) {
          silent.add(
              new SilentView(
                  edge + "/" + device.key().device(),
                  names.node(edge + "/" + device.key().device()),
                  alarms.site(device.key()),
                  device.since(),
                  gone ? devices.size() - 1 : 1));
        }
      }
    });
    return silent;
  }

  Answer note(Request request) {
    String text = request.fields(Set.of("text")).text("text", 1, MAX_NOTE).strip();
    if (text.isEmpty()) {
      throw ProblemException.badField("text", "is empty");
    }
    String user = request.caller().name();
    Note note =
        Recording.recorded(() ->
            watch.record((connection, facts, at) -> {
              facts.add(at, "shift.noted", "shifts", Json.text(Map.of("user", user, "text", text)));
              return HandoverTable.add(connection, new Note(at, user, text));
            }));
    audit.note(user, request.address(), "note-handover", "shift", "done");
    return new Answer.View(201, note);
  }

  Answer sign(Request request) {
    Request.Fields fields = request.fields(Set.of("from", "to"));
    Shift shift = shifts.shift(fields.time("from"), fields.time("to"));
    if (shift.from().isAfter(incidents.now())) {
      throw ProblemException.badField("from", "lies in the future: it cannot be signed yet");
    }
    String user = request.caller().name();
    boolean signed =
        Recording.recorded(() ->
            watch.record((connection, facts, at) -> {
              boolean first = HandoverTable.sign(connection, shift, new Signature(at, user));
              if (first) {
                facts.add(
                    at,
                    "shift.signed",
                    "shifts",
                    Json.text(Map.of("user", user, "from", shift.from(), "to", shift.to())));
              }
              return first;
            }));
    String subject = shift.from() + " to " + shift.to();
    audit.note(user, request.address(), "sign-handover", subject, signed ? "done" : "conflict");
    if (!signed) {
      throw new ProblemException(ProblemException.Code.CONFLICT, user + " signed it already");
    }
    return Answer.ok(
        Map.of("signed", database.read(connection -> HandoverTable.signatures(connection, shift))));
  }
}
