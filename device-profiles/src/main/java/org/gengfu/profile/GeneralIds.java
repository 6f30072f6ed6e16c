package org.gengfu.profile;

import java.util.LinkedHashSet;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;

/**
 * The ids of all points and alarm rules that a device of this profile may have, without the keys of
 * instances: also those that this device, its firmware or its site leaves out, and those of rows
 * that are not known yet. By them a site, a rule or an event may speak of what is not there. What
 * is wrong with an entry is reported by whoever reads it. One use, one thread.
 */
final class GeneralIds {
  private final Problems unheard = new Problems();
  private final EnumReader enums;
  private final Set<String> points = new LinkedHashSet<>();
  private final Set<String> alarms = new LinkedHashSet<>();

  GeneralIds(Layers layers) {
    this.enums = new EnumReader(layers.section("enums", unheard), unheard);
    for (String name : new String[] {"points", "derived", "alarms", "repeat"}) {
      layers.section(name, unheard).forEach((id, entry) -> entry(name, "", id, entry.value()));
    }
  }

  /** Of points. */
  Set<String> points() {
    return points;
  }

  /** Of alarm rules, also of those that severities raise. */
  Set<String> alarms() {
    return alarms;
  }

  private void entry(String section, String prefix, String id, Node node) {
    if (!(node instanceof MapNode spec)) {
      return;
    }
    switch (section) {
      case "points" -> point(prefix, id, spec);
      case "derived" -> points.add(prefix + id);
      case "alarms" -> alarms.add(prefix + id);
      default -> section(prefix + id + ".", spec);
    }
  }

  private void section(String prefix, MapNode spec) {
    for (String name : new String[] {"points", "derived", "alarms", "repeat"}) {
      if (spec.get(name) instanceof MapNode entries) {
        entries
            .keys()
            .forEach(id -> {
              Node entry = entries.get(id);
              if (entry != null) {
                entry(name, prefix, id, entry);
              }
            });
      }
    }
  }

  private void point(String prefix, String name, MapNode spec) {
    String id = prefix + name;
    if (spec.get("bits") instanceof MapNode bits) {
      for (String key : bits.keys()) {
        if (bits.get(key) instanceof MapNode bit) {
          String own = id + "." + bit.string("id", key, unheard);
          points.add(own);
          if (EnumReader.severity(bit.optionalString("severity", unheard)) != null) {
            alarms.add(own);
          }
        }
      }
      return;
    }
    points.add(id);
    if (spec.get("counter") instanceof MapNode counter
        && counter.get("rate") instanceof MapNode rate) {
      String given = rate.optionalString("id", unheard);
      points.add(given == null ? id + ".rate" : prefix + given);
    }
    Node labelled = spec.get("enum");
    if (labelled != null) {
      Set<EnumLabel> labels = new LinkedHashSet<>(enums.read(labelled).values());
      EnumLabel otherwise = enums.otherwise(labelled);
      if (otherwise != null) {
        labels.add(otherwise);
      }
      for (EnumLabel label : labels) {
        if (label.severity() != null) {
          alarms.add(id + "." + label.id());
        }
      }
    }
  }
}
