package org.gengfu.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Makes one device's profile out of layers, parameters, facts and the site's changes. One use. */
final class Resolver {
  private static final Map<PollClass, Duration> PERIODS =
      Map.of(
          PollClass.FAST, Duration.ofSeconds(1),
          PollClass.NORMAL, Duration.ofSeconds(5),
          PollClass.SLOW, Duration.ofMinutes(1));
  private static final Duration FASTEST = Duration.ofMillis(50);
  private static final Duration SLOWEST = Duration.ofDays(1);

  private final Layers layers;
  private final MapNode site;
  private final Problems problems;
  private final Names names;
  private final Scope scope;
  private final FactBook facts;
  private @Nullable Spoken spoken;

  Resolver(
      Layers layers,
      Map<String, Operand> parameters,
      @Nullable MapNode site,
      FactBook facts,
      Problems problems) {
    this.layers = layers;
    this.site = site == null ? MapNode.empty(layers.own().mark()) : site;
    this.problems = problems;
    this.names = new Names(parameters, problems);
    this.scope = Scope.of(parameters, problems);
    this.facts = facts;
  }

  ResolvedProfile resolve() {
    MapNode own = layers.own();
    ProtocolBlock protocol = protocol();
    MapNode product =
        own.maps("products", problems).stream().findFirst().orElse(MapNode.empty(own.mark()));
    Map<String, ResolvedPoint> points = Map.of();
    List<ResolvedAlarm> alarms = List.of();
    ProfileExtra more = ProfileExtra.NONE;
    if (spoken != null) {
      PointBook book = new PointBook(layers, spoken, scope, names, facts, site, problems);
      book.read();
      points = book.present();
      AlarmBook rules = new AlarmBook(layers, book, names, scope, site, facts, problems);
      rules.read();
      alarms = rules.alarms();
      more = more(spoken, book, rules);
    }
    return new ResolvedProfile(
        own.string("profile", "", problems),
        own.string("version", "", problems),
        own.string("kind", "", problems),
        own.texts("title", problems),
        product.string("vendor", "", problems),
        String.join(", ", product.strings("models", problems)),
        own.flag("illustrative", false, problems),
        evidence(own),
        protocol,
        polling(),
        List.copyOf(points.values()),
        alarms,
        more);
  }

  private ProfileExtra more(Spoken with, PointBook book, AlarmBook rules) {
    Targets targets = new Targets(with, book.present(), scope, problems);
    CommandReader writes = new CommandReader(targets, names, book.present(), scope, problems);
    List<ResolvedCommand> commands = commands(writes);
    List<SetupWrite> setup = setup(writes, book);
    InventoryReader inventory = new InventoryReader(layers, problems);
    List<SparePart> spares = inventory.spares(names);
    rules.checkSpares(spares);
    return new ProfileExtra(
        facts.facts(layers.own().mark(), problems),
        facts.complete(),
        targets.own(),
        commands,
        setup,
        spares,
        book.assets(),
        new EventReader(with, scope, names, problems)
            .read(layers.section("events", problems), rules.ids(), rules::mayBe),
        new IdentifyReader(with, scope, problems).read(identify()),
        inventory.sim(names),
        facts.notes(),
        manual(layers.own()));
  }

  private Manual manual(MapNode own) {
    MapNode source = own.map("source", problems);
    return source == null
        ? Manual.NONE
        : new Manual(source.string("manual", "", problems), source.string("page", "", problems));
  }

  /** Rules of the nearest layer that has some. */
  private List<MapNode> identify() {
    List<MapNode> rules = List.of();
    for (MapNode document : layers.documents()) {
      rules = document.has("identify") ? document.maps("identify", problems) : rules;
    }
    return rules;
  }

  private List<ResolvedCommand> commands(CommandReader reader) {
    List<ResolvedCommand> commands = new ArrayList<>();
    layers
        .section("commands", problems)
        .forEach((id, entry) -> {
          ResolvedCommand command =
              entry.value() instanceof MapNode spec ? reader.command(id, spec) : null;
          if (command != null) {
            commands.add(command);
          }
        });
    return commands;
  }

  private List<SetupWrite> setup(CommandReader reader, PointBook book) {
    List<@Nullable SetupWrite> writes = new ArrayList<>();
    if (layers.nearest("login") instanceof MapNode login) {
      writes.add(reader.login(login));
    }
    int number = 0;
    for (MapNode document : layers.documents()) {
      for (MapNode spec : document.maps("setup", problems)) {
        number++;
        writes.add(reader.setup(number, spec));
      }
    }
    book.kept()
        .forEach((id, candidate) -> {
          ResolvedPoint point = book.present().get(id);
          if (candidate.spec().get("watchdog") instanceof MapNode spec
              && point != null
              && point.source() instanceof WireSource) {
            writes.add(reader.watchdog(point, spec));
          }
        });
    List<SetupWrite> all = new ArrayList<>();
    writes.forEach(write -> {
      if (write != null) {
        all.add(write);
      }
    });
    return all;
  }

  /** The golden tests; to be called after {@link #resolve}. */
  List<GoldenTest> tests() {
    return new GoldenTestReader(spoken, scope, names, problems).read(layers.own());
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
    ProtocolLanguage language = Languages.of(name);
    if (language != null) {
      for (MapNode document : layers.documents()) {
        if (!document.has("protocol")) {
          ProfileSchema.check(document, name, problems);
        }
      }
      MapNode settings = layers.nearestMap(name);
      if (settings == null) {
        String message = "\"" + name + "\" is missing in \"profile\", and in what it extends";
        problems.add(layers.own().mark(), "MISSING", message, "Add " + name + ":");
        return new OtherProtocol(name);
      }
      ProtocolBlock block = language.block(settings, scope);
      spoken = block == null ? null : new Spoken(language, block);
      return block == null ? new OtherProtocol(name) : block;
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
}
