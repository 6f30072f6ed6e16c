package org.gengfu.center.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.gengfu.center.contract.FieldFacts;
import org.gengfu.center.field.NodeNames;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.SpareDefinition;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.stock.Need;
import org.gengfu.core.stock.SkuBook;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * Which parts a device in service may need, and how soon. The kinds are, the first of these that
 * says any: its attribute {@code sku} in the drawing; the catalogue's kinds that fit it as a whole,
 * any of which will do; the parts that its profile's alarms name, each of which is a need of its
 * own. How soon: the shortest window of the contract items that hold it. Any thread.
 */
final class NeedFinder {
  /** Attribute of a node: kinds of parts that would do, apart by blanks, commas or semicolons. */
  static final String SKU = "sku";

  /** Attribute of a node: it is no more. */
  private static final String GONE = "ended";

  private final LivePicture picture;
  private final FieldFacts fields;
  private final Duty.Book duties;

  /**
   * @param siteOf site of a device by the settings; empty for nowhere
   */
  NeedFinder(LivePicture picture, Function<DeviceKey, String> siteOf, Duty.Book duties) {
    this.picture = picture;
    this.fields = new FieldFacts(picture::device, siteOf);
    this.duties = duties;
  }

  /** Another one whenever needs may be others, births apart. */
  record Version(long graph, SkuBook skus, Object contracts) {}

  Version version(SkuBook skus) {
    return new Version(picture.incidents().graph().version(), skus, duties.version());
  }

  /** The needs of all that is in service. */
  List<DeviceNeed> all(SkuBook skus, Instant at) {
    FieldGraph graph = picture.incidents().graph();
    List<DeviceNeed> found = new ArrayList<>();
    for (String id : FieldFacts.nodes(picture)) {
      Device device = device(id);
      found.addAll(needs(node(id, device, graph.node(id)), device, skus, at));
    }
    return found;
  }

  /** What is known of a node; empty when it is neither drawn nor was ever born. */
  Optional<FieldNode> node(String id) {
    Device device = device(id);
    GraphNode drawn = picture.incidents().graph().node(id);
    return device == null && drawn == null
        ? Optional.empty()
        : Optional.of(node(id, device, drawn));
  }

  private @Nullable Device device(String id) {
    int slash = id.indexOf('/');
    return slash <= 0
        ? null
        : picture
            .device(new DeviceKey(id.substring(0, slash), id.substring(slash + 1)))
            .orElse(null);
  }

  /** What a node may need; empty when no contract asks for parts for it. */
  List<DeviceNeed> of(String id, SkuBook skus, Instant at) {
    return node(id).map(node -> needs(node, device(id), skus, at)).orElse(List.of());
  }

  /** The strictest duty for a node. */
  Optional<Duty> duty(String id, Instant at) {
    return node(id).flatMap(node -> duties.of(node.facts(), at).stream().findFirst());
  }

  private FieldNode node(String id, @Nullable Device device, @Nullable GraphNode drawn) {
    NodeFacts known = fields.of(picture.incidents().graph(), id);
    Map<String, String> born = device == null ? Map.of() : device.facts();
    Map<String, String> attributes = known.attributes();
    List<String> words = new ArrayList<>(List.of(known.type()));
    for (String prefix = known.kind(); !prefix.isEmpty(); prefix = broader(prefix)) {
      words.add(prefix);
    }
    words.add(born.getOrDefault("profile", "").split(" ", 2)[0]);
    for (Map<String, String> from : List.of(born, attributes)) {
      String model = from.getOrDefault("model", "");
      words.add(model);
      words.add(model.isEmpty() ? "" : (from.getOrDefault("vendor", "") + " " + model).strip());
    }
    words.removeIf(String::isEmpty);
    return new FieldNode(known, name(id, born, drawn), words);
  }

  private static String broader(String kind) {
    int dot = kind.lastIndexOf('.');
    return dot < 0 ? "" : kind.substring(0, dot);
  }

  private static Words name(String id, Map<String, String> facts, @Nullable GraphNode drawn) {
    String zh = facts.getOrDefault("title.zh", "");
    if (zh.isBlank()) {
      return drawn == null ? new Words(id, id) : NodeNames.of(drawn);
    }
    return new Words(zh, facts.getOrDefault("title.en", zh));
  }

  private List<DeviceNeed> needs(
      FieldNode node, @Nullable Device device, SkuBook skus, Instant at) {
    if (node.facts().attributes().getOrDefault(GONE, "").equals("true")) {
      return List.of();
    }
    List<Duty> owed = duties.of(node.facts(), at);
    if (owed.isEmpty()) {
      return List.of();
    }
    Duty duty = owed.getFirst();
    SortedSet<String> named = new TreeSet<>();
    for (String sku : node.facts().attributes().getOrDefault(SKU, "").split("[\\s,;]+")) {
      if (!sku.isEmpty()) {
        named.addAll(skus.doing(sku));
      }
    }
    if (named.isEmpty()) {
      named.addAll(skus.fitting(node.words()));
    }
    if (!named.isEmpty()) {
      return List.of(need(node, duty, named.first(), named, skus));
    }
    List<DeviceNeed> parts = new ArrayList<>();
    spares(device)
        .forEach((part, others) -> {
          SortedSet<String> doing = new TreeSet<>(skus.doing(part));
          doing.addAll(others);
          parts.add(need(node, duty, part, doing, skus));
        });
    return parts.isEmpty() ? List.of(need(node, duty, "", new TreeSet<>(), skus)) : parts;
  }

  private static Map<String, SortedSet<String>> spares(@Nullable Device device) {
    Map<String, SortedSet<String>> parts = new LinkedHashMap<>();
    if (device != null) {
      for (AlarmDefinition alarm : device.alarms()) {
        for (SpareDefinition spare : alarm.spares()) {
          parts.computeIfAbsent(spare.part(), part -> new TreeSet<>()).addAll(spare.substitutes());
        }
      }
    }
    return parts;
  }

  private static DeviceNeed need(
      FieldNode node, Duty duty, String sku, SortedSet<String> doing, SkuBook skus) {
    return new DeviceNeed(
        node,
        new Need(
            node.facts().id(),
            duty.item(),
            node.facts().site(),
            doing,
            duty.windowMillis(),
            skus.swapMillis(doing),
            duty.tested()),
        sku);
  }
}
