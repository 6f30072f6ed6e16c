package org.gengfu.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that the judge does at an instant of the timeline. */
public sealed interface Action {
  /** What it is, in a few words. */
  String text();

  /** A fault of the room, or of one device in it; device is empty for the room. */
  record Fault(String name, String device, @Nullable Double value) implements Action {
    @Override
    public String text() {
      String where = device.isEmpty() ? name : name + " of " + device;
      return value == null ? where : where + " " + value;
    }
  }

  /** SIGKILL for the center or an edge. */
  record Kill(String process) implements Action {
    @Override
    public String text() {
      return "kill " + process;
    }
  }

  /** A start of what was killed, with the same settings, ports and data. */
  record Start(String process) implements Action {
    @Override
    public String text() {
      return "start " + process;
    }
  }

  /**
   * How devices behave on their wire.
   *
   * @param fields mode and what belongs to it, as the simulator's control interface takes them
   */
  record Wire(List<String> devices, Map<String, Object> fields) implements Action {
    public Wire {
      devices = List.copyOf(devices);
      fields = Map.copyOf(fields);
    }

    @Override
    public String text() {
      return String.join(", ", devices) + " " + fields.get("mode");
    }
  }
}
