package org.gengfu.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final Layers layers;
  private final Spoken spoken;
  private final Scope root;
  private final Names names;
  private final FactBook facts;
  private final MapNode site;
  private final Problems problems;
  private final PointReader reader;
  private final Problems device = new Problems();
  private final PointReader trusting;
  private final Set<String> fromDevice = new HashSet<>();
  private final SiteChanges changes;
  private final DeviceTitles titles;
  private final DerivedReader derived;
  private final Map<String, Candidate> candidates = new LinkedHashMap<>();
  private final Map<String, ResolvedPoint> present = new LinkedHashMap<>();
  private final Map<String, Candidate> kept = new LinkedHashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> assets = new LinkedHashMap<>();
  private int instances;

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
    Problems before = new Problems();
    EnumReader again = new EnumReader(layers.section("enums", before), device);
    this.trusting = new PointReader(spoken, again, device);
    this.changes = new SiteChanges(site, problems);
    this.titles = new DeviceTitles(names, facts, candidates, problems);
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
          SectionReader.Instances found = instances.instances(id, spec, entry.key(), outer);
          boolean said = found.fromDevice() || outer.problems() == device;
          found.scopes().forEach(inner -> instance(spec, inner, depth, said));
        }
      }
    });
  }

  private @Nullable ResolvedPoint point(String id) {
    Candidate candidate = candidates.get(id);
    return candidate == null ? null : candidate.point();
  }

  private void instance(MapNode spec, Scope found, int depth, boolean said) {
    if (full()) {
      return;
    }
    instances++;
    Scope scope = said ? found.reporting(device) : found;
    List<Candidate> read = new ArrayList<>();
    int before = device.count();
    entries(
        spec,
        "points",
        (id, point, mark) -> read.addAll((said ? trusting : reader).read(id, point, mark, scope)));
    if (device.count() > before) {
      facts.note("what the device says of " + scope.component() + " makes no sense: left out");
      return;
    }
    add(read);
    if (said) {
      read.forEach(candidate -> fromDevice.add(candidate.point().id()));
    }
    entries(spec, "derived", (id, point, mark) -> derived.add(id, point, mark, scope));
    entries(
        spec,
        "alarms",
        (id, rule, mark) -> {
          String full = scope.prefix() + id;
          rules.add(new Rule(full, general(full), rule, scope));
        });
    Map<String, Layers.Entry> inner = new LinkedHashMap<>();
    entries(spec, "repeat", (id, section, mark) -> inner.put(id, new Layers.Entry(mark, section)));
    sections(inner, scope, depth + 1);
  }

  /** True when no more instances are read; sections in sections soon are more than points. */
  private boolean full() {
    String many = "";
    if (candidates.size() > MAX_POINTS) {
      many = "points";
    } else if (rules.size() > MAX_POINTS) {
      many = "alarm rules";
    } else if (instances == MAX_POINTS) {
      many = "instances of sections";
    }
    if (many.isEmpty()) {
      return false;
    }
    facts.note("there are more than " + MAX_POINTS + " " + many + "; the rest is left out");
    return true;
  }

  /** An id without the keys of instances. */
  static String general(String id) {
    return id.replaceAll("\\[[^\\]]*\\]", "");
  }

  /** Takes an entry of a section. */
  private interface Entries {
    void take(String id, MapNode spec, Mark mark);
  }

  private static void entries(MapNode spec, String key, Entries taker) {
    if (spec.get(key) instanceof MapNode section) {
      for (String id : section.keys()) {
        if (section.get(id) instanceof MapNode entry) {
          taker.take(id, entry, section.keyMark(id));
        }
      }
    }
  }

  private Existence existence() {
    String own = layers.nearest("level") instanceof ScalarNode scalar ? scalar.text() : "full";
    boolean full = site.string("level", own, problems).equals("full");
    return new Existence(names, facts, candidates, full, assets.get("firmware"), problems);
  }

  private void decide(List<Candidate> computed) {
    Existence existence = existence();
    List<ProtocolLanguage.Placed> placed = new ArrayList<>();
    for (Candidate candidate : candidates.values()) {
      MapNode change = changes.of(candidate.point());
      if (existence.exists(candidate, change) && scaled(candidate)) {
        keep(candidate, change, existence);
        if (!fromDevice.contains(candidate.point().id())) {
          placed.add(new ProtocolLanguage.Placed(candidate.point(), candidate.mark()));
        }
      }
    }
    factors(existence);
    for (Candidate candidate : computed) {
      MapNode change = changes.of(candidate.point());
      if (existence.exists(candidate, change)
          && candidate.point().source() instanceof DerivedSource source
          && present.keySet().containsAll(source.expression().names())) {
        keep(candidate, change, existence);
      }
    }
    spoken.language().review(placed, spoken.block(), root);
    changes.close(names, candidates.values(), facts, layers);
  }

  /**
   * Where a value's factor lies is asked for as long as the value is, switched off or not; a value
   * whose factor the device does not have is left out.
   */
  private void factors(Existence existence) {
    for (ResolvedPoint point : List.copyOf(present.values())) {
      Decode.ScaleFrom from = point.decode().scaleFrom();
      Candidate factor = from == null ? null : candidates.get(from.point());
      if (factor == null || present.containsKey(factor.point().id())) {
        continue;
      }
      if (existence.there(factor)) {
        keep(factor, changes.of(factor.point()), existence);
      } else {
        present.remove(point.id());
        kept.remove(point.id());
        facts.note(
            point.id() + " is left out: its factor " + factor.point().id() + " is not there");
      }
    }
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

  private void keep(Candidate candidate, @Nullable MapNode change, Existence existence) {
    ResolvedPoint point = candidate.point();
    Existence.Gate gate = existence.gated(candidate.spec());
    String text = Existence.gate(candidate.spec(), gate, problems);
    PointEdit edit = point.edit().titles(titles.of(candidate));
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
    ResolvedPoint ready = change == null ? edit.done() : changes.applied(edit.done(), change);
    present.put(point.id(), ready);
    kept.put(point.id(), candidate);
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
        checkGuard(candidate, guard);
        present.put(point.id(), point.edit().write(rule.withGuard(guard)).done());
      }
    }
  }

  /** The driver judges a guard by what it has just read; what is computed it cannot read. */
  private void checkGuard(Candidate candidate, @Nullable Expression guard) {
    for (String name : guard == null ? Set.<String>of() : guard.names()) {
      ResolvedPoint needed = present.get(name);
      if (needed != null && !(needed.source() instanceof WireSource)) {
        String message = "\"" + name + "\" is computed, so this write would always be refused";
        String fix = "Name what it is computed from: a guard is judged by what is read for it";
        problems.add(guardMark(candidate, 0), "GUARD_COMPUTED", message, fix);
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
