package org.gengfu.driver.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.driver.Bus;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.ResolvedEvent;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpTrap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * Maps notifications to the points and events of devices. On the bus's thread only.
 *
 * <p>A notification brings the events that name it, the points that name it, and every point whose
 * object one of its varbinds is.
 */
final class TrapRouter {
  private final Bus.Listener listener;
  private final Map<String, Device> devices = new HashMap<>();

  private static final class Device {
    private final SnmpPlan first;
    private SnmpPlan now;
    private Map<Oid, List<ResolvedPoint>> byObject;

    Device(SnmpPlan plan) {
      first = plan;
      now = plan;
      byObject = index(plan);
    }

    void renewed(SnmpPlan plan) {
      if (plan != now) {
        now = plan;
        byObject = index(plan);
      }
    }

    private static Map<Oid, List<ResolvedPoint>> index(SnmpPlan plan) {
      Map<Oid, List<ResolvedPoint>> index = new HashMap<>();
      for (ResolvedPoint point : plan.points().values()) {
        Oid oid = ((SnmpSource) point.source()).oid();
        if (oid != null) {
          index.computeIfAbsent(oid, o -> new ArrayList<>()).add(point);
        }
      }
      return index;
    }
  }

  TrapRouter(List<SnmpPlan> plans, Bus.Listener listener) {
    this.listener = listener;
    plans.forEach(plan -> devices.put(plan.device(), new Device(plan)));
  }

  /** A device is asked by a newer plan: its points may have changed. */
  void renewed(SnmpPlan plan) {
    Device device = devices.get(plan.device());
    if (device != null) {
      device.renewed(plan);
    }
  }

  /** A notification came from a device. */
  void came(String deviceId, Notification notification) {
    Device device = devices.get(deviceId);
    if (device == null) {
      return;
    }
    List<String> ids = new ArrayList<>();
    List<RawValue> values = new ArrayList<>();
    for (ResolvedEvent event : device.now.events()) {
      Oid name = event.trigger().equals("trap") ? Oid.parse(event.match()) : null;
      if (name != null && notification.names().contains(name)) {
        ids.add(event.id());
        values.add(new RawValue.Whole(1));
      }
    }
    for (ResolvedPoint point : device.now.points().values()) {
      SnmpSource source = (SnmpSource) point.source();
      RawValue value = source.trap() == null ? null : told(source, source.trap(), notification);
      if (value != null) {
        ids.add(point.id());
        values.add(value);
      }
    }
    for (VariableBinding binding : notification.objects()) {
      Oid oid = Oid.parse(binding.getOid().toDottedString());
      for (ResolvedPoint point : device.byObject.getOrDefault(oid, List.of())) {
        SnmpSource source = (SnmpSource) point.source();
        if (source.trap() == null) {
          ids.add(point.id());
          values.add(SnmpDecoder.decode(source, binding.getVariable()));
        }
      }
    }
    listener.heard(device.first, ids, new ReadOutcome.Values(values), null);
  }

  private static @Nullable RawValue told(SnmpSource source, SnmpTrap trap, Notification heard) {
    boolean set = heard.names().stream().anyMatch(trap.set()::contains);
    boolean clear = heard.names().stream().anyMatch(trap.clear()::contains);
    if (!set && !clear) {
      return null;
    }
    if (!trap.clear().isEmpty() || source.oid() == null) {
      return new RawValue.Whole(set ? 1 : 0);
    }
    Variable value = varbind(heard, source.oid());
    return value == null ? null : SnmpDecoder.decode(source, value);
  }

  /** The varbind of an object, or of an instance of it. */
  private static @Nullable Variable varbind(Notification heard, Oid object) {
    for (VariableBinding binding : heard.objects()) {
      Oid oid = Oid.parse(binding.getOid().toDottedString());
      if (oid != null && oid.under(object)) {
        return binding.getVariable();
      }
    }
    return null;
  }
}
