package org.gengfu.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Makes one device's profile out of layers, parameters and the site's changes. One use. */
final class Resolver {
  private static final Map<PollClass, Duration> PERIODS =
      Map.of(
          PollClass.FAST, Duration.ofSeconds(1),
          PollClass.NORMAL, Duration.ofSeconds(5),
          PollClass.SLOW, Duration.ofMinutes(1));
  private static final Duration FASTEST = Duration.ofMillis(50);
  private static final Duration SLOWEST = Duration.ofDays(1);

  private final Layers layers;
  private final Map<String, Operand> parameters;
  private final MapNode site;
  private final Problems problems;
  private final Names names;
  private final Scope scope;
  private @Nullable ProtocolLanguage language;
  private ProtocolBlock block = new OtherProtocol("");
  private final Map<String, ResolvedPoint> present = new LinkedHashMap<>();

  Resolver(
      Layers layers, Map<String, Operand> parameters, @Nullable MapNode site, Problems problems) {
    this.layers = layers;
    this.parameters = parameters;
    this.site = site == null ? MapNode.empty(layers.own().mark()) : site;
    this.problems = problems;
    this.names = new Names(parameters, problems);
    this.scope = Scope.of(parameters, problems);
  }

  ResolvedProfile resolve() {
    MapNode own = layers.own();
    block = protocol();
    if (language != null && !(block instanceof OtherProtocol)) {
      points(language);
    }
    List<ResolvedAlarm> alarms = alarms();
    MapNode product =
        own.maps("products", problems).stream().findFirst().orElse(MapNode.empty(own.mark()));
    return new ResolvedProfile(
        own.string("profile", "", problems),
        own.string("version", "", problems),
        own.string("kind", "", problems),
        own.texts("title", problems),
        product.string("vendor", "", problems),
        String.join(", ", product.strings("models", problems)),
        own.flag("illustrative", false, problems),
        evidence(own),
        block,
        polling(),
        List.copyOf(present.values()),
        alarms);
  }

  /** The golden tests; to be called after {@link #resolve}. */
  List<GoldenTest> tests() {
    return new GoldenTestReader(language, block, scope, names, problems).read(layers.own());
  }

  private String evidence(MapNode own) {
    MapNode source = own.map("source", problems);
    boolean illustrative = own.flag("illustrative", false, problems);
    if (source == null) {
      if (!illustrative) {
        String message = "there is no evidence for this profile";
        problems.add(own.mark(), "NO_EVIDENCE", message, "Add source:, or say illustrative: true");
      }
      return illustrative ? "illustrative" : "";
    }
    List<String> parts = new ArrayList<>();
    for (String key : List.of("manual", "page", "url", "note")) {
      String part = source.optionalString(key, problems);
      if (part != null) {
        parts.add(part);
      }
    }
    return (illustrative ? "illustrative; " : "") + String.join("; ", parts);
  }

  private ProtocolBlock protocol() {
    String name = layers.nearest("protocol") instanceof ScalarNode scalar ? scalar.text() : "";
    language = Languages.of(name);
    if (language != null) {
      MapNode settings = layers.nearestMap(name);
      ProtocolBlock read =
          language.block(settings == null ? MapNode.empty(layers.own().mark()) : settings, scope);
      return read == null ? new OtherProtocol(name) : read;
    }
    if (name.isEmpty()) {
      problems.add(layers.own().mark(), "MISSING", "\"protocol\" is missing", "Add protocol:");
    } else {
      String message = "the protocol " + name + " is accepted, but not run yet";
      problems.add(
          layers.own().valueMark("protocol"), "NOT_RUN", message, "Its points are not read");
    }
    return new OtherProtocol(name);
  }

  private Map<PollClass, Duration> polling() {
    Map<PollClass, Duration> periods = new EnumMap<>(PollClass.class);
    MapNode none = MapNode.empty(layers.own().mark());
    MapNode profile = layers.nearestMap("polling");
    MapNode local = site.map("polling", problems);
    for (PollClass pollClass : List.of(PollClass.FAST, PollClass.NORMAL, PollClass.SLOW)) {
      String key = pollClass.name().toLowerCase(Locale.ROOT);
      Duration standard = PERIODS.getOrDefault(pollClass, SLOWEST);
      Duration own =
          (profile == null ? none : profile).duration(key, standard, FASTEST, SLOWEST, problems);
      periods.put(
          pollClass, (local == null ? none : local).duration(key, own, FASTEST, SLOWEST, problems));
    }
    if (local != null) {
      local.close(problems);
    }
    return periods;
  }

  private void points(ProtocolLanguage spoken) {
    EnumReader enums = new EnumReader(layers.section("enums", problems), problems);
    PointReader reader =
        new PointReader(
            spoken, block, scope, enums, new WriteReader(spoken, block, scope, problems), problems);
    List<ProtocolLanguage.Placed> placed = new ArrayList<>();
    Map<String, MapNode> changes = changes();
    Map<String, IntFunction<Mark>> marks = new LinkedHashMap<>();
    layers
        .section("points", problems)
        .forEach((id, entry) -> {
          if (entry.value() instanceof MapNode spec) {
            for (ResolvedPoint point : reader.read(id, spec)) {
              names.add(point, entry.key());
              if (exists(spec, bitOf(spec, id, point), changes.get(point.id()))) {
                placed.add(new ProtocolLanguage.Placed(point, entry.key()));
                keep(point, changes.get(point.id()));
                if (spec.get("write") instanceof MapNode write
                    && write.get("when") instanceof ScalarNode guard) {
                  marks.put(point.id(), guard::markAt);
                }
              }
            }
          }
        });
    derived(reader, changes);
    spoken.review(placed, block, scope);
    checkGuards(marks);
    changes.forEach((id, change) -> {
      if (!names.knows(id)) {
        String fix = Suggestion.among(id, names.known());
        problems.add(change.mark(), "UNKNOWN_NAME", "there is no point \"" + id + "\"", fix);
      } else {
        change.close(problems);
      }
    });
  }

  private static @Nullable MapNode bitOf(MapNode spec, String id, ResolvedPoint point) {
    if (spec.get("bits") instanceof MapNode bits
        && point.source() instanceof RegisterSource source
        && !point.id().equals(id)) {
      return bits.get(Integer.toString(source.lowBit())) instanceof MapNode bit ? bit : null;
    }
    return null;
  }

  private void derived(PointReader reader, Map<String, MapNode> changes) {
    Map<String, Layers.Entry> section = layers.section("derived", problems);
    for (ResolvedPoint point : new DerivedReader(reader, names, problems).read(section)) {
      Layers.Entry entry = section.get(point.id());
      MapNode change = changes.get(point.id());
      if (entry != null
          && entry.value() instanceof MapNode spec
          && exists(spec, null, change)
          && point.source() instanceof DerivedSource source
          && present.keySet().containsAll(source.expression().names())) {
        keep(point, change);
      }
    }
  }

  /** What the site says of single points, by id. */
  private Map<String, MapNode> changes() {
    Map<String, MapNode> changes = new LinkedHashMap<>();
    MapNode points = site.map("points", problems);
    if (points != null) {
      for (String id : points.keys()) {
        MapNode change = points.map(id, problems);
        if (change != null) {
          changes.put(id, change);
        }
      }
    }
    return changes;
  }

  private boolean exists(MapNode spec, @Nullable MapNode bit, @Nullable MapNode change) {
    boolean enabled = spec.flag("enabled", true, problems);
    if (bit != null) {
      enabled &= bit.flag("enabled", true, problems);
    }
    if (change != null) {
      enabled = change.flag("enabled", enabled, problems);
    }
    if (!(spec.get("when") instanceof ScalarNode source)) {
      return enabled;
    }
    Expression parsed = Expression.parse(source, problems);
    if (parsed == null) {
      return false;
    }
    for (String name : parsed.names()) {
      if (!parameters.containsKey(name)) {
        String message = "\"" + name + "\" is no parameter; conditions over points are not run yet";
        String fix = Suggestion.among(name, parameters.keySet());
        problems.add(source.mark(), "UNKNOWN_NAME", message, fix);
        return false;
      }
    }
    Function<String, @Nullable Operand> values = parameters::get;
    Boolean holds = parsed.holds(values);
    if (holds == null) {
      problems.add(source.mark(), "EXPRESSION", "\"when\" is no condition", "Compare something");
    }
    return enabled && Boolean.TRUE.equals(holds);
  }

  private void keep(ResolvedPoint point, @Nullable MapNode change) {
    present.put(point.id(), change == null ? point : changed(point, change));
  }

  private ResolvedPoint changed(ResolvedPoint p, MapNode change) {
    Map<String, String> titles = change.texts("title", problems);
    return p.edit()
        .report(
            change.number("deadband", p.deadband(), 0, Double.MAX_VALUE, problems),
            change.duration("heartbeat", p.heartbeat(), Duration.ofSeconds(1), SLOWEST, problems))
        .titles(titles.isEmpty() ? p.titles() : titles)
        .done();
  }

  /** Binds the guards of writes, which may speak of every point. */
  private void checkGuards(Map<String, IntFunction<Mark>> marks) {
    for (ResolvedPoint point : List.copyOf(present.values())) {
      WriteRule rule = point.write();
      if (rule != null && rule.guard() != null) {
        IntFunction<Mark> at = marks.getOrDefault(point.id(), i -> layers.own().mark());
        Expression guard = names.bind(rule.guard(), null, List.of(Names.Type.FLAG), at);
        present.put(point.id(), point.edit().write(rule.withGuard(guard)).done());
      }
    }
  }

  private List<ResolvedAlarm> alarms() {
    Map<String, Layers.Entry> section = layers.section("alarms", problems);
    MapNode thresholds = site.map("thresholds", problems);
    AlarmReader reader = new AlarmReader(names, problems);
    List<ResolvedAlarm> alarms = new ArrayList<>();
    section.forEach((id, entry) -> {
      Node change = thresholds == null ? null : thresholds.get(id);
      if (entry.value() instanceof MapNode spec) {
        ResolvedAlarm alarm = reader.read(id, spec, change);
        if (alarm != null && runs(alarm)) {
          alarms.add(alarm);
        }
      }
    });
    if (thresholds != null) {
      thresholds.keys().stream()
          .filter(id -> !section.containsKey(id))
          .forEach(id -> {
            String fix = Suggestion.among(id, section.keySet());
            String message = "there is no alarm \"" + id + "\" in this profile";
            problems.add(thresholds.keyMark(id), "UNKNOWN_NAME", message, fix);
          });
    }
    return alarms;
  }

  /** An alarm over a point that this device does not have does not exist either. */
  private boolean runs(ResolvedAlarm alarm) {
    return present.keySet().containsAll(alarm.when().names())
        && (alarm.clear() == null || present.keySet().containsAll(alarm.clear().names()));
  }
}
