package org.gengfu.center.notify;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.contract.Severity;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.notify.Notice;
import org.gengfu.notify.NotifyPolicy;
import org.jspecify.annotations.Nullable;

/** Says an incident as a notice: what failed, where, since when, and what hangs on it. */
final class IncidentNotice {
  private final NotifyPolicy policy;
  private final PlaceNames places;

  IncidentNotice(NotifyPolicy policy, PlaceNames places) {
    this.policy = policy;
    this.places = places;
  }

  /**
   * The notice.
   *
   * @param rows the incidents' rows by id
   * @param count which notice of the incident it is, from 1
   */
  Notice of(
      IncidentState state,
      LongFunction<Optional<IncidentRow>> rows,
      Incident incident,
      int count,
      Instant now) {
    Optional<IncidentRow> row = rows.apply(incident.id());
    Episode root = state.episode(incident.root());
    String node = root.key().resource();
    String site = site(state, node, row.orElse(null));
    String item = item(state, node);
    return new Notice(
        Told.subject(incident.name(), count),
        policy.level(severity(row.orElse(null)), site, item),
        site,
        item,
        row.map(each -> places.of(each.site(), each.room())).orElse(site),
        row.map(each -> text(each.root().name(), "zh", node)).orElse(node),
        what(root, row.orElse(null)),
        "",
        Instant.ofEpochMilli(incident.openedMillis()),
        now,
        hangs(state, incident, row.orElse(null)),
        policy.pages() + "/incidents/" + incident.name());
  }

  /** The level that it would be told at. */
  int level(IncidentState state, LongFunction<Optional<IncidentRow>> rows, Incident incident) {
    IncidentRow row = rows.apply(incident.id()).orElse(null);
    String node = state.episode(incident.root()).key().resource();
    return policy.level(severity(row), site(state, node, row), item(state, node));
  }

  private static Severity severity(@Nullable IncidentRow row) {
    return row == null ? Severity.MAJOR : row.severity();
  }

  private static String site(IncidentState state, String node, @Nullable IncidentRow row) {
    if (row != null && !row.site().equals("-")) {
      return row.site();
    }
    GraphNode drawn = state.graph().node(node);
    return drawn == null ? "" : drawn.site();
  }

  private static String item(IncidentState state, String node) {
    GraphNode drawn = state.graph().node(node);
    return drawn == null ? "" : drawn.attributes().getOrDefault("item", "");
  }

  private static Notice.Words what(Episode root, @Nullable IncidentRow row) {
    String type = root.key().type();
    String zh = row == null ? type : text(row.root().typeText(), "zh", type);
    String en = row == null ? type : text(row.root().typeText(), "en", type);
    Episode.Inference inference = root.inference();
    if (inference == null || inference.confirmed()) {
      return new Notice.Words(zh, en);
    }
    return new Notice.Words(
        "%s（推断：%d/%d 个下级同时故障）".formatted(zh, inference.failed(), inference.of()),
        "%s (inferred: %d of %d below it failed together)"
            .formatted(en, inference.failed(), inference.of()));
  }

  private static Notice.Words hangs(
      IncidentState state, Incident incident, @Nullable IncidentRow row) {
    int others = (row == null ? state.members(incident).size() : row.members()) - 1;
    int unseen = row == null ? 0 : row.notObserved();
    if (others <= 0 && unseen <= 0) {
      return Notice.Words.NONE;
    }
    return new Notice.Words(
        "由此引起 %d 条告警%s".formatted(others, unseen > 0 ? "，%d 台设备未观测到".formatted(unseen) : ""),
        "%d alarms that follow from it%s"
            .formatted(others, unseen > 0 ? ", %d devices not observed".formatted(unseen) : ""));
  }

  private static String text(Map<String, String> texts, String language, String otherwise) {
    String text = texts.get(language);
    return text != null ? text : texts.getOrDefault("zh", otherwise);
  }
}
