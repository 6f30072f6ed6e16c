package org.gengfu.profile.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;

/**
 * What devices of one kind usually offer: standard point ids, quantities, enumerations and alarms.
 *
 * @param kind e.g. {@code power.ups}; what a profile says as its {@code kind}
 * @param word how {@code profile new} calls it, e.g. {@code ups}
 * @param titles name by language
 * @param doc what belongs to it, and the source of the ids
 * @param protocols protocols that such devices speak, the usual first
 * @param entries points and alarms in the order of the file
 * @param root the document; its sections are written as in a profile, but without addresses
 */
public record Archetype(
    String kind,
    String word,
    Map<String, String> titles,
    String doc,
    List<String> protocols,
    List<Entry> entries,
    MapNode root) {
  /** Key of an entry that says how much a profile of this kind needs it. */
  public static final String NEED = "need";

  public Archetype {
    titles = Map.copyOf(titles);
    protocols = List.copyOf(protocols);
    entries = List.copyOf(entries);
  }

  /** How much a profile of a kind needs a point or an alarm. */
  public enum Need {
    /** A device without it is no device of this kind. */
    REQUIRED,
    /** Most devices have it. */
    RECOMMENDED,
    /** Some devices have it. */
    OPTIONAL
  }

  /**
   * A point or an alarm.
   *
   * @param section {@code points} or {@code alarms}
   * @param id its id
   * @param need how much it is needed
   */
  public record Entry(String section, String id, Need need) {}

  /** Reads an archetype; reports what is wrong with it. */
  static Archetype read(MapNode root, Problems problems) {
    List<String> protocols = new ArrayList<>();
    for (Node node : root.list("protocols", problems)) {
      if (node instanceof ScalarNode scalar) {
        protocols.add(scalar.text());
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (String section : List.of("points", "alarms")) {
      MapNode map = root.map(section, problems);
      if (map != null) {
        for (String id : map.keys()) {
          if (map.get(id) instanceof MapNode spec) {
            entries.add(new Entry(section, id, need(spec, problems)));
          }
        }
      }
    }
    return new Archetype(
        String.valueOf(root.string("archetype", problems)),
        String.valueOf(root.string("word", problems)),
        root.texts("title", problems),
        root.string("doc", "", problems),
        protocols,
        entries,
        root);
  }

  private static Need need(MapNode spec, Problems problems) {
    return spec.choice(NEED, Need.class, Need.RECOMMENDED, problems);
  }
}
