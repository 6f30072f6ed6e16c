package org.gengfu.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.contract.Severity;
import org.gengfu.core.clock.Level;
import org.gengfu.core.contract.DeviceSelector;
import org.gengfu.core.contract.LevelRule;
import org.gengfu.core.contract.Text;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;

/** Reads which devices are meant, and {@code levels:}. One thread. */
final class DeviceReader {
  private static final String ALL = "all";

  private final Remarks remarks;
  private final Words words;

  DeviceReader(Remarks remarks) {
    this.remarks = remarks;
    this.words = new Words(remarks);
  }

  /** {@code all}, or a list of what to ask; none when the key is absent. */
  List<DeviceSelector> all(MapNode map, String key) {
    return switch (map.get(key)) {
      case ScalarNode scalar when scalar.text().equals(ALL) -> List.of(DeviceSelector.ALL);
      case ScalarNode scalar -> {
        remarks.error(
            scalar.mark(),
            "“" + key + "”应为 all 或条件列表",
            "\"" + key + "\" must be all, or a list of what to ask for",
            "Write [{types: [camera]}]");
        yield List.of();
      }
      case null -> List.of();
      case MapNode one -> List.of(selector(one));
      case ListNode list -> {
        List<DeviceSelector> selectors = new ArrayList<>();
        map.maps(key, remarks.problems()).forEach(each -> selectors.add(selector(each)));
        yield selectors;
      }
    };
  }

  private DeviceSelector selector(MapNode map) {
    DeviceSelector selector =
        new DeviceSelector(
            words.words(map, "nodes"),
            words.words(map, "types"),
            words.words(map, "kinds"),
            words.words(map, "sites"),
            words.words(map, "owners"),
            attributes(map.map("attributes", remarks.problems())));
    map.close(remarks.problems());
    if (selector.equals(DeviceSelector.ALL)) {
      remarks.error(
          map.mark(),
          "这一条没有任何条件；要包括全部设备请写 all",
          "this asks for nothing",
          "Write devices: all for every device");
    }
    return selector;
  }

  private Map<String, Set<String>> attributes(@org.jspecify.annotations.Nullable MapNode map) {
    Map<String, Set<String>> asked = new LinkedHashMap<>();
    if (map != null) {
      for (String key : map.keys()) {
        Node value = map.get(key);
        if (value instanceof ListNode) {
          asked.put(key, words.words(map, key));
        } else {
          String one = map.optionalString(key, remarks.problems());
          asked.put(key, one == null ? Set.of() : new LinkedHashSet<>(List.of(one)));
        }
      }
    }
    return asked;
  }

  /** The rules that give events their level, in order. */
  List<LevelRule> levels(MapNode map, String key) {
    List<LevelRule> rules = new ArrayList<>();
    for (MapNode node : map.maps(key, remarks.problems())) {
      node.require("level", remarks.problems());
      Level level = Level.of((int) node.whole("level", 4, 1, 4, remarks.problems()));
      Set<String> types = words.words(node, "types");
      Set<Severity> severities = words.choices(node, "severities", Severity.class);
      List<DeviceSelector> devices = all(node, "devices");
      int least = (int) node.whole("least", 1, 1, 1_000_000, remarks.problems());
      Text text = words.text(node, "text");
      node.close(remarks.problems());
      for (DeviceSelector each : devices.isEmpty() ? List.of(DeviceSelector.ALL) : devices) {
        rules.add(new LevelRule(level, types, severities, each, least, text));
      }
    }
    return rules;
  }
}
