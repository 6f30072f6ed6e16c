package org.gengfu.center.api.incident;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.field.FieldNames;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.story.Said;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.GraphPath;
import org.gengfu.core.graph.GraphView;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/** What people do with incidents. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class IncidentActs {
  private static final int MAX_REASON = 500;
  private static final int MAX_NODE = 200;

  private final Watch watch;
  private final IncidentHandlers incidents;
  private final IncidentStories stories;
  private final FieldNames names;
  private final Audit audit;

  IncidentActs(
      Watch watch,
      IncidentHandlers incidents,
      IncidentStories stories,
      FieldNames names,
      Audit audit) {
    this.watch = watch;
    this.incidents = incidents;
    this.stories = stories;
    this.names = names;
    this.audit = audit;
  }

  Answer merge(Request request) {
    Request.Fields fields = request.fields(Set.of("into", "reason"));
    IncidentRow row = incidents.found(request);
    String into = fields.text("into", 1, 16);
    String reason = reason(fields);
    if (into.equals(row.id())) {
      throw ProblemException.badField("into", "is the incident itself");
    }
    IncidentState state = watch.picture().incidents();
    Incident merged = held(state, row);
    Incident other = into.matches("[0-9a-f]{16}") ? state.incident(id(into)) : null;
    if (other == null) {
      throw ProblemException.badField(
          "into", "names no incident that lasts or was resolved in the last hours: " + into);
    }
    if (merged.residualOf() != 0 || other.residualOf() != 0) {
      throw refused("what outlasted its cause stays linked to it and is not merged");
    }
    List<IncidentFact> facts =
        decide(
            request,
            "merge-incident",
            row.id() + " into " + into + ": " + reason,
            new IncidentInput.Merge(id(row.id()), id(into), request.caller().name(), reason));
    String survivor =
        facts.stream()
            .filter(IncidentFact.Merged.class::isInstance)
            .map(fact -> Incident.name(((IncidentFact.Merged) fact).survivor()))
            .findFirst()
            .orElse(into);
    return answer(
        survivor,
        new Said(
            "两个事件合为一个，沿用较早的编号 " + survivor + "。",
            "The two are one now; it keeps the older id, " + survivor + "."));
  }

  Answer split(Request request) {
    Request.Fields fields = request.fields(Set.of("episode", "reason"));
    IncidentRow row = incidents.found(request);
    String text = fields.text("episode", 1, 19);
    String reason = reason(fields);
    IncidentState state = watch.picture().incidents();
    Incident incident = held(state, row);
    long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    Episode episode = state.episodes().get(number);
    if (episode == null || state.rootOf(episode).number() != incident.root()) {
      throw ProblemException.badField("episode", "is no alarm of this incident: " + text);
    }
    if (number == incident.root()) {
      throw refused(
          "it is the root and has no cause to be parted from: split off what hangs on it, or name"
              + " another root");
    }
    List<IncidentFact> facts =
        decide(
            request,
            "split-incident",
            row.id() + " episode " + text + ": " + reason,
            new IncidentInput.Split(number, request.caller().name(), reason));
    String made =
        facts.stream()
            .filter(IncidentFact.Opened.class::isInstance)
            .map(fact -> ((IncidentFact.Opened) fact).incident().name())
            .findFirst()
            .orElse("");
    return answer(
        row.id(),
        new Said("拆出的告警成为新事件 " + made + "。", "What was split off is incident " + made + " now."));
  }

  Answer reroot(Request request) {
    Request.Fields fields = request.fields(Set.of("node", "reason"));
    IncidentRow row = incidents.found(request);
    String node = fields.text("node", 1, MAX_NODE);
    String reason = reason(fields);
    IncidentState state = watch.picture().incidents();
    Incident incident = held(state, row);
    if (incident.residualOf() != 0) {
      throw refused("what outlasted its cause keeps its root");
    }
    Episode old = state.episode(incident.root());
    if (old.key().resource().equals(node)) {
      throw refused("it is the root already");
    }
    Said note = wayless(state, node, old);
    List<IncidentFact> facts =
        decide(
            request,
            "reroot-incident",
            row.id() + " at " + node + ": " + reason,
            new IncidentInput.Reroot(id(row.id()), node, request.caller().name(), reason));
    String kept =
        facts.stream()
            .filter(IncidentFact.Merged.class::isInstance)
            .map(fact -> Incident.name(((IncidentFact.Merged) fact).survivor()))
            .findFirst()
            .orElse(row.id());
    return answer(kept, note);
  }

  /** It is allowed all the same: a person may know what the drawing does not. */
  private @Nullable Said wayless(IncidentState state, String node, Episode old) {
    GraphView field = state.graph().at(old.raisedMillis(), incidents.now().toEpochMilli());
    for (GraphPath path :
        field.supports(old.key().resource(), EnumSet.allOf(Relation.class), GraphView.MOST_HOPS)) {
      if (path.upstream().equals(node)) {
        return null;
      }
    }
    Said named = names.node(node);
    Said former = names.node(old.key().resource());
    return new Said(
        "拓扑中没有从“%s”到原根因“%s”的路径；已按您的判断记录，请核对拓扑。".formatted(named.zh(), former.zh()),
        "No way in the drawing leads from %s to the former root, %s. It is so by your word; please check the drawing."
            .formatted(named.en(), former.en()));
  }

  Answer acknowledge(Request request) {
    String comment = request.fields(Set.of("comment")).text("comment", "", MAX_REASON);
    IncidentRow row = incidents.found(request);
    String user = request.caller().name();
    int done =
        Recording.recorded(
            () -> watch.act(change -> acknowledge(change, id(row.id()), user, comment)));
    note(request, "acknowledge-incident", row.id() + ": " + done + " alarms", "done");
    return answer(
        row.id(),
        done == 0
            ? new Said("没有等待确认的告警。", "No alarm of it waited.")
            : new Said("已确认 " + done + " 个告警。", done + " alarms were acknowledged."));
  }

  /** On the writer's thread: every alarm of it that waits, in one transaction. */
  private int acknowledge(Committing change, long id, String user, String comment) {
    IncidentState state = change.incidents();
    Incident incident = state.incident(id);
    Set<AlarmKey> members = new HashSet<>();
    Set<DeviceKey> devices = new HashSet<>();
    for (Episode member : incident == null ? List.<Episode>of() : state.members(incident)) {
      DeviceKey device = FieldNames.device(member.key().resource());
      if (device != null) {
        members.add(member.key());
        devices.add(device);
      }
    }
    List<AlarmKey> waiting = new ArrayList<>();
    for (DeviceKey device : devices) {
      for (AlarmKey alarm : change.alarmsOf(device)) {
        if (members.contains(names.correlated(alarm))
            && change.alarm(alarm).stream()
                .flatMap(known -> known.occurrences().stream())
                .anyMatch(each -> !each.isAcknowledged())) {
          waiting.add(alarm);
        }
      }
    }
    waiting.forEach(alarm -> change.take(alarm, new AlarmInput.Acknowledge(user, comment, 0)));
    return waiting.size();
  }

  private static String reason(Request.Fields fields) {
    String reason = fields.text("reason", 1, MAX_REASON).strip();
    if (reason.isEmpty()) {
      throw ProblemException.badField("reason", "is empty: say why");
    }
    return reason;
  }

  private static Incident held(IncidentState state, IncidentRow row) {
    Incident incident = state.incident(id(row.id()));
    if (incident == null) {
      throw refused(
          row.mergedInto() == null
              ? "it is long over; only what lasts or was resolved in the last hours can be changed"
              : "it is part of incident " + row.mergedInto() + " now");
    }
    return incident;
  }

  private List<IncidentFact> decide(
      Request request, String action, String subject, IncidentInput input) {
    List<IncidentFact> facts = Recording.recorded(() -> watch.decide(input));
    Optional<String> refusal =
        facts.stream()
            .filter(IncidentFact.Refused.class::isInstance)
            .map(fact -> ((IncidentFact.Refused) fact).why())
            .findFirst();
    note(request, action, subject, refusal.isPresent() ? "conflict" : "done");
    if (refusal.isPresent()) {
      throw refused(refusal.get());
    }
    return facts;
  }

  private Answer answer(String id, @Nullable Said note) {
    IncidentRow row =
        incidents.row(id).orElseThrow(() -> ProblemException.notFound("incident " + id));
    return Answer.ok(stories.story(row, note, incidents.now()));
  }

  private void note(Request request, String action, String subject, String outcome) {
    audit.note(request.caller().name(), request.address(), action, subject, outcome);
  }

  private static ProblemException refused(String why) {
    return new ProblemException(ProblemException.Code.CONFLICT, why);
  }

  private static long id(String name) {
    return Long.parseUnsignedLong(name, 16);
  }
}
