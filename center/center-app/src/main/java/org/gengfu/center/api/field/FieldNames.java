package org.gengfu.center.api.field;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.story.Names;
import org.gengfu.center.story.Said;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;
import org.jspecify.annotations.Nullable;

/**
 * What things of the field are called: a device by its newest birth, what is no device by the
 * drawing, anything else by its id. Any thread.
 */
public final class FieldNames implements Names {
  private final LivePicture picture;
  private final Places places;
  private final Kinds kinds;

  /** What the rules of cause call alarms. */
  public interface Kinds {
    /** As the devices' own rules call them. */
    Kinds PLAIN =
        new Kinds() {
          @Override
          public Optional<Map<String, String>> text(String type) {
            return Optional.empty();
          }

          @Override
          public AlarmKey correlated(AlarmKey alarm, String kind, FieldGraph graph) {
            return alarm;
          }
        };

    /** What is wrong, by language, for an alarm type that rules speak of. */
    Optional<Map<String, String>> text(String type);

    /** An alarm as the correlator knows it. */
    AlarmKey correlated(AlarmKey alarm, String kind, FieldGraph graph);
  }

  public FieldNames(LivePicture picture, Places places, Kinds kinds) {
    this.picture = picture;
    this.places = places;
    this.kinds = kinds;
  }

  /** The device that a node is, or null. */
  public static @Nullable DeviceKey device(String node) {
    int slash = node.indexOf('/');
    return slash < 0 ? null : new DeviceKey(node.substring(0, slash), node.substring(slash + 1));
  }

  /** Kind of a device's profile; empty when unknown or no device. */
  String kind(String node) {
    return found(node).map(device -> device.facts().getOrDefault("kind", "")).orElse("");
  }

  private Optional<Device> found(String node) {
    DeviceKey key = device(node);
    return key == null ? Optional.empty() : picture.device(key);
  }

  @Override
  public Said node(String id) {
    DeviceKey key = device(id);
    if (key != null && picture.device(key).filter(each -> each.born() != null).isPresent()) {
      return Said.of(places.title(key).byLanguage(), id);
    }
    GraphNode drawn = picture.incidents().graph().node(id);
    Map<String, String> titles = new HashMap<>();
    if (drawn != null) {
      for (String language : new String[] {"zh", "en"}) {
        String title = drawn.attributes().get("title." + language);
        if (title != null) {
          titles.put(language, title);
        }
      }
    }
    return Said.of(titles, id);
  }

  @Override
  public Said type(AlarmKey key) {
    Map<String, String> known = kinds.text(key.type()).orElse(Map.of());
    if (known.isEmpty()) {
      known =
          found(key.resource()).stream()
              .flatMap(device -> device.alarms().stream())
              .filter(alarm -> alarm.alarm().equals(key.type()))
              .map(alarm -> alarm.texts())
              .findFirst()
              .orElse(Map.of());
    }
    return Said.of(known, key.type());
  }

  /** An alarm as the correlator knows it. */
  public AlarmKey correlated(AlarmKey alarm) {
    return kinds.correlated(alarm, kind(alarm.resource()), picture.incidents().graph());
  }
}
