package org.gengfu.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * All points of a profile, and which of them a device has. Instances of sections are found, then
 * conditions decided, then computed points put after what they need. One use, one thread.
 */
final class PointBook {
  /** Most points of one device. */
  static final int MAX_POINTS = 10_000;

  private static final Duration LONGEST = Duration.ofDays(1);

  private final Layers layers;
  private final Spoken spoken;
  private final Scope root;
  private final Names names;
  private final FactBook facts;
  private final MapNode site;
  private final Problems problems;
  private final PointReader reader;
  private final DerivedReader derived;
  private final Map<String, Candidate> candidates = new LinkedHashMap<>();
  private final Map<String, ResolvedPoint> present = new LinkedHashMap<>();
  private final Map<String, Candidate> kept = new LinkedHashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> assets = new LinkedHashMap<>();

  /**
   * An alarm rule of an instance of a section.
   *
   * @param id unique within the device
   * @param general the same without keys, by which a site speaks of all instances
   * @param spec its entry
   * @param scope the instance
   */
  record Rule(String id, String general, MapNode spec, Scope scope) {}

  PointBook(
      Layers layers,
      Spoken spoken,
      Scope root,
      Names names,
      FactBook facts,
      MapNode site,
      Problems problems) {
    this.layers = layers;
    this.spoken = spoken;
    this.root = root;
    this.names = names;
    this.facts = facts;
    this.site = site;
    this.problems = problems;
    EnumReader enums = new EnumReader(layers.section("enums", problems), problems);
    this.reader = new PointReader(spoken, enums, problems);
    this.derived = new DerivedReader(names, problems);
  }

  /** The points that this device has, in order. */
  Map<String, ResolvedPoint> present() {
    return present;
  }

  /** What the points that this device has were read from, by id. */
  Map<String, Candidate> kept() {
    return kept;
  }

  /** Alarm rules of instances. */
  List<Rule> rules() {
    return rules;
  }

  /** Points by role, those that this device has. */
  Map<String, String> assets() {
    Map<String, String> there = new LinkedHashMap<>(assets);
    there.values().retainAll(present.keySet());
    return there;
  }

  /** Reads and decides all. */
  void read() {
    layers
        .section("points", problems)
        .forEach((id, entry) -> {
          if (entry.value() instanceof MapNode spec) {
            add(reader.read(id, spec, entry.key(), root));
          }
        });
    roles();
    sections(layers.section("repeat", problems), root, 1);
    layers
        .section("derived", problems)
        .forEach((id, entry) -> {
          if (entry.value() instanceof MapNode spec) {
            derived.add(id, spec, entry.key(), root);
          }
        });
    List<Candidate> computed = derived.read();
    decide(computed);
    bindGuards();
  }

  private void add(List<Candidate> read) {
    for (Candidate candidate : read) {
      names.add(candidate.point(), candidate.mark());
      candidates.putIfAbsent(candidate.point().id(), candidate);
    }
  }

  private void roles() {
    new InventoryReader(layers, problems)
        .roles()
        .forEach((role, name) -> {
          if (candidates.containsKey(name.text())) {
            names.asset(role, name.text());
            assets.put(role, name.text());
          } else {
            String message = "there is no point \"" + name.text() + "\"";
            String fix = Suggestion.among(name.text(), candidates.keySet());
            problems.add(name.mark(), "UNKNOWN_NAME", message, fix);
          }
        });
  }

  private void sections(Map<String, Layers.Entry> sections, Scope outer, int depth) {
    SectionReader instances = new SectionReader(spoken, facts, this::point, problems);
    sections.forEach((id, entry) -> {
      if (entry.value() instanceof MapNode spec) {
        if (depth > SectionReader.MAX_DEPTH) {
          String message = "nested deeper than " + SectionReader.MAX_DEPTH + " sections";
          problems.add(entry.key(), "TOO_DEEP", message, "Flatten it");
        } else if (names.knows(outer.prefix() + id)) {
          String message = "the name \"" + id + "\" stands for two things";
          problems.add(entry.key(), "DUPLICATE_KEY", message, "Rename one of them");
        } else if (existence().holds(spec, "when", outer)) {
          for (Scope inner : instances.instances(id, spec, entry.key(), outer)) {
            instance(spec, inner, depth);
          }
        }
      }
    });
  }

  private @Nullable ResolvedPoint point(String id) {
    Candidate candidate = candidates.get(id);
    return candidate == null ? null : candidate.point();
  }

  private void instance(MapNode spec, Scope scope, int depth) {
    if (candidates.size() > MAX_POINTS) {
      facts.note("there are more than " + MAX_POINTS + " points; the rest is left out");
      return;
    }
    entries(spec, "points")
        .forEach((id, e) -> {
          if (e.value() instanceof MapNode point) {
            add(reader.read(id, point, e.key(), scope));
          }
        });
    entries(spec, "derived")
        .forEach((id, e) -> {
          if (e.value() instanceof MapNode point) {
            derived.add(id, point, e.key(), scope);
          }
        });
    entries(spec, "alarms")
        .forEach((id, e) -> {
          if (e.value() instanceof MapNode rule) {
            String full = scope.prefix() + id;
            rules.add(new Rule(full, general(full), rule, scope));
          }
        });
    sections(entries(spec, "repeat"), scope, depth + 1);
  }

  /** An id without the keys of instances. */
  static String general(String id) {
    return id.replaceAll("\\[[^\\]]*\\]", "");
  }

  private Map<String, Layers.Entry> entries(MapNode spec, String key) {
    Map<String, Layers.Entry> entries = new LinkedHashMap<>();
    if (spec.get(key) instanceof MapNode section) {
      for (String id : section.keys()) {
        org.gengfu.document.Node value = section.get(id);
        if (value != null) {
          entries.put(id, new Layers.Entry(section.keyMark(id), value));
        }
      }
    }
    return entries;
  }

  private Existence existence() {
    String own = layers.nearest("level") instanceof ScalarNode scalar ? scalar.text() : "full";
    boolean full = site.string("level", own, problems).equals("full");
    return new Existence(names, facts, candidates, full, assets.get("firmware"), problems);
  }

  private void decide(List<Candidate> computed) {
    Existence existence = existence();
    Map<String, MapNode> changes = changes();
    List<ProtocolLanguage.Placed> placed = new ArrayList<>();
    for (Candidate candidate : candidates.values()) {
      MapNode change = change(candidate.point(), changes);
      if (existence.exists(candidate, change) && scaled(candidate)) {
        keep(candidate, change, existence);
        placed.add(new ProtocolLanguage.Placed(candidate.point(), candidate.mark()));
      }
    }
    for (Candidate candidate : computed) {
      MapNode change = change(candidate.point(), changes);
      if (existence.exists(candidate, change)
          && candidate.point().source() instanceof DerivedSource source
          && present.keySet().containsAll(source.expression().names())) {
        keep(candidate, change, existence);
      }
    }
    spoken.language().review(placed, spoken.block(), root);
    changes.forEach((id, change) -> {
      if (names.knows(id) || aliased(id)) {
        change.close(problems);
      } else if (!facts.complete() && id.contains("[")) {
        facts.note("whether there is a point " + id + " is not known yet");
      } else {
        String fix = Suggestion.among(id, names.known());
        problems.add(change.mark(), "UNKNOWN_NAME", "there is no point \"" + id + "\"", fix);
      }
    });
  }

  /** False for the rate of a counter that is not there, or a scale that is not. */
  private boolean scaled(Candidate candidate) {
    if (candidate.point().source() instanceof RateSource rate) {
      return present.containsKey(rate.counter());
    }
    Decode.ScaleFrom from = candidate.point().decode().scaleFrom();
    if (from == null) {
      return true;
    }
    String id = names.point(from.point(), candidate.scope());
    Candidate scale = id == null ? null : candidates.get(id);
    boolean number = scale != null && scale.point().kind() != ValueKind.TEXT;
    if (scale == null || !number || scale.point().kind() == ValueKind.FLAG) {
      String message = "\"" + from.point() + "\" is no point that could hold a scale";
      String fix = Suggestion.among(from.point(), names.known());
      problems.add(candidate.spec().valueMark("scale"), "UNKNOWN_NAME", message, fix);
      return false;
    }
    return true;
  }

  private boolean aliased(String id) {
    return candidates.values().stream().anyMatch(c -> c.point().info().aliases().contains(id));
  }

  private static @Nullable MapNode change(ResolvedPoint point, Map<String, MapNode> changes) {
    MapNode change = changes.get(point.id());
    for (String alias : point.info().aliases()) {
      change = change == null ? changes.get(alias) : change;
    }
    return change;
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

  private void keep(Candidate candidate, @Nullable MapNode change, Existence existence) {
    ResolvedPoint point = candidate.point();
    Existence.Gate gate = existence.gated(candidate.spec());
    String text = Existence.gate(candidate.spec(), gate, problems);
    PointEdit edit = point.edit().titles(titles(candidate));
    if (!text.isEmpty()) {
      edit.info(point.info().withGate(text));
    }
    if (gate == Existence.Gate.UNKNOWN && !facts.specimen()) {
      facts.note("the firmware is unknown; points that only some firmware has are kept");
    }
    Decode.ScaleFrom from = point.decode().scaleFrom();
    String scale = from == null ? null : names.point(from.point(), candidate.scope());
    if (from != null && scale != null) {
      edit.decode(point.decode().withScale(new Decode.ScaleFrom(scale, from.power10())));
    }
    ResolvedPoint ready = change == null ? edit.done() : changed(edit.done(), change);
    present.put(point.id(), ready);
    kept.put(point.id(), candidate);
  }

  /** The titles, or the name that the device itself knows. */
  private Map<String, String> titles(Candidate candidate) {
    ResolvedPoint point = candidate.point();
    String template = candidate.spec().string("titleFrom", "", problems);
    if (template.isEmpty() || candidate.bit() != null) {
      return point.titles();
    }
    Map<String, Operand> known = new LinkedHashMap<>(candidate.scope().parameters());
    for (String name : Scope.names(template)) {
      String id = names.point(name, candidate.scope());
      Candidate fact = id == null ? null : candidates.get(id);
      if (fact != null && fact.point().source() instanceof WireSource) {
        facts.settled(fact.point());
        Operand value = facts.value(fact.point().id());
        if (value != null) {
          known.put(name, value);
        }
      } else if (!known.containsKey(name)) {
        String message = "\"" + name + "\" is no column, and no point that is read";
        problems.add(
            candidate.spec().valueMark("titleFrom"),
            "UNKNOWN_NAME",
            message,
            Suggestion.among(name, names.known()));
      }
    }
    String name = Scope.of(known, problems).shown(template).strip();
    Map<String, String> titles = new LinkedHashMap<>(point.titles());
    if (!name.isEmpty()) {
      titles.replaceAll((language, title) -> name);
    }
    return titles;
  }

  private ResolvedPoint changed(ResolvedPoint p, MapNode change) {
    Map<String, String> titles = change.texts("title", problems);
    return p.edit()
        .report(
            change.number("deadband", p.deadband(), 0, Double.MAX_VALUE, problems),
            change.duration("heartbeat", p.heartbeat(), Duration.ofSeconds(1), LONGEST, problems))
        .titles(titles.isEmpty() ? p.titles() : titles)
        .done();
  }

  /** Binds the guards of writes, which may speak of every point. */
  private void bindGuards() {
    for (ResolvedPoint point : List.copyOf(present.values())) {
      WriteRule rule = point.write();
      Candidate candidate = kept.get(point.id());
      if (rule != null && rule.guard() != null && candidate != null) {
        Expression guard =
            names.bind(
                rule.guard(),
                Names.Local.of(candidate.scope()),
                List.of(Names.Type.FLAG),
                index -> guardMark(candidate, index));
        present.put(point.id(), point.edit().write(rule.withGuard(guard)).done());
      }
    }
  }

  private static Mark guardMark(Candidate candidate, int index) {
    return candidate.spec().get("write") instanceof MapNode write
            && write.get("when") instanceof ScalarNode guard
        ? guard.markAt(index)
        : candidate.mark();
  }
}
