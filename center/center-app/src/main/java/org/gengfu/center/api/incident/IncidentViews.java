package org.gengfu.center.api.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.center.api.Json;
import org.gengfu.center.incident.IncidentBook;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.story.Said;
import org.gengfu.contract.Severity;
import org.jspecify.annotations.Nullable;

/** Incidents as {@code openapi.yaml} shapes them. Stateless; any thread. */
public final class IncidentViews {
  private IncidentViews() {}

  record RootView(
      String node,
      Said name,
      String type,
      Said typeText,
      IncidentRow.@Nullable Inferred inferred,
      @Nullable Long alarmId) {}

  record IncidentView(
      String id,
      Instant opened,
      @Nullable Instant resolved,
      @Nullable Instant told,
      IncidentRow.State state,
      RootView root,
      @Nullable String site,
      @Nullable String room,
      Severity severity,
      int members,
      int active,
      int notObserved,
      Said sentence,
      @Nullable String residualOf,
      @Nullable String mergedInto,
      boolean byHand,
      boolean acknowledged,
      @Nullable String maintenance,
      Instant changed) {}

  record CountsView(
      int open, int held, int notObserved, int unacknowledged, Map<String, Integer> bySeverity) {

    static CountsView of(IncidentBook.Counts counts) {
      Map<String, Integer> severities = new TreeMap<>();
      for (Severity severity : Severity.values()) {
        severities.put(Json.name(severity), counts.bySeverity().getOrDefault(severity, 0));
      }
      return new CountsView(
          counts.open(), counts.held(), counts.notObserved(), counts.unacknowledged(), severities);
    }
  }

  record PageView(List<IncidentView> incidents, int total, CountsView counts, Instant at) {}

  public static IncidentView view(IncidentRow row, Instant now) {
    IncidentRow.Root root = row.root();
    Instant resolved = row.resolved();
    boolean told = !row.told().isAfter(now) && (resolved == null || resolved.isAfter(row.told()));
    return new IncidentView(
        row.id(),
        row.opened(),
        resolved,
        told ? row.told() : null,
        row.state(now),
        new RootView(
            root.node(),
            Said.of(root.name(), root.node()),
            root.type(),
            Said.of(root.typeText(), root.type()),
            root.inferred(),
            root.alarmId()),
        row.site().equals("-") ? null : row.site(),
        row.room().equals("-") ? null : row.room(),
        row.severity(),
        row.members(),
        row.active(),
        row.notObserved(),
        Said.of(row.sentence(), row.id()),
        row.residualOf(),
        row.mergedInto(),
        row.byHand(),
        row.acknowledged(),
        row.maintenance(),
        row.changed());
  }
}
