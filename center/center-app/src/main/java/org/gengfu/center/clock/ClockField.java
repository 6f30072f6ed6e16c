package org.gengfu.center.clock;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gengfu.center.contract.FieldFacts;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.DeviceState;
import org.gengfu.contract.Severity;
import org.gengfu.core.contract.IncidentFacts;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/** What contracts ask of incidents and devices, in one transaction. Only the writer's thread. */
final class ClockField {
  /** Most alarms of an incident that are looked at for how many devices it touches. */
  private static final int MOST_MEMBERS = 2_000;

  private final Committing change;

  ClockField(Committing change) {
    this.change = change;
  }

  IncidentState state() {
    return change.incidents();
  }

  Episode root(Incident incident) {
    return state().episode(incident.root());
  }

  IncidentFacts facts(Incident incident) {
    Optional<IncidentRow> row = change.incidentRow(incident.id());
    Episode root = root(incident);
    Set<String> devices = new HashSet<>();
    state().members(incident).stream()
        .limit(MOST_MEMBERS)
        .forEach(member -> devices.add(member.key().resource()));
    return new IncidentFacts(
        node(root.key().resource(), row.map(IncidentRow::site).orElse("")),
        root.key().type(),
        row.map(IncidentRow::severity).orElse(Severity.MAJOR),
        devices.size());
  }

  /** What contracts ask of a node; its site where the drawing does not say another. */
  NodeFacts node(String id, String site) {
    String where = site.equals("-") ? "" : site;
    return new FieldFacts(change::device, key -> where).of(state().graph(), id);
  }

  private Optional<Device> device(String node) {
    DeviceKey key = key(node);
    return key == null ? Optional.empty() : change.device(key);
  }

  private static @Nullable DeviceKey key(String node) {
    int slash = node.indexOf('/');
    return slash <= 0 ? null : new DeviceKey(node.substring(0, slash), node.substring(slash + 1));
  }

  /** True when nobody can see the device now; what is no device is never that. */
  boolean isUnseen(String node) {
    return device(node)
        .filter(each -> each.born() != null && each.state() == DeviceState.NOT_OBSERVED)
        .isPresent();
  }

  /** Since when a device is heard of; empty when it is not. */
  Optional<Instant> upSince(String node) {
    return device(node)
        .filter(each -> each.state() == DeviceState.UP)
        .flatMap(each -> Optional.ofNullable(each.since()));
  }

  /** True when the node is a device that was heard of at least once. */
  boolean isHeard(String node) {
    return device(node).filter(each -> each.born() != null).isPresent();
  }
}
