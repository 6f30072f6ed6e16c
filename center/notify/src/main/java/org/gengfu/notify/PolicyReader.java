package org.gengfu.notify;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code notify:}. One thread, one document. */
final class PolicyReader {
  static final String CODE = "NOTIFY";

  private final MapNode node;
  private final Problems problems;
  private final PieceReader pieces;

  private PolicyReader(MapNode node, Problems problems) {
    this.node = node;
    this.problems = problems;
    this.pieces = new PieceReader(problems);
  }

  static NotifyPolicy read(@Nullable MapNode node, Problems problems) {
    if (node == null) {
      return new NotifyPolicy(
          ZoneId.of("Asia/Shanghai"),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          List.of(),
          null,
          List.of(),
          "",
          new OrderRule(List.of(), OrderRule.UNANSWERED, Language.ZH),
          null);
    }
    return new PolicyReader(node, problems).policy();
  }

  private NotifyPolicy policy() {
    ZoneId zone = pieces.zone(node);
    SortedMap<String, Hours> shifts =
        named("shifts", NotifyPolicy.MAX_NAMES, (id, each) -> pieces.hours(each));
    SortedMap<String, ChannelRule> channels =
        named("channels", NotifyPolicy.MAX_CHANNELS, (id, each) -> pieces.channel(id, each));
    if (channels.remove(NotifyPolicy.WEB_PUSH) != null) {
      complain(
          node.keyMark("channels"), NotifyPolicy.WEB_PUSH + " is the center's own", "rename it");
    }
    SortedMap<String, Receiver> receivers =
        named(
            "receivers",
            NotifyPolicy.MAX_RECEIVERS,
            (id, each) -> receiver(id, each, channels.keySet()));
    SortedMap<String, List<NotifyPolicy.Turn>> duties =
        named(
            "duties",
            NotifyPolicy.MAX_NAMES,
            (id, each) -> turns(each, shifts.keySet(), receivers.keySet()));
    Set<String> people = new TreeSet<>(receivers.keySet());
    for (String duty : duties.keySet()) {
      if (!people.add(duty)) {
        complain(node.keyMark("duties"), "a duty and a receiver are both " + duty, "rename one");
      }
    }
    List<Route> routes = new ArrayList<>();
    named(
            "routes",
            NotifyPolicy.MAX_ROUTES,
            (id, each) -> {
              Route route = route(id, each, shifts.keySet(), people, channels);
              if (route != null) {
                routes.add(route);
              }
              return route == null ? "" : id;
            })
        .clear();
    Rung otherwise = null;
    MapNode rest = node.map("otherwise", problems);
    if (rest != null) {
      otherwise = rung(rest, people, channels.keySet(), true);
      rest.close(problems);
    }
    NotifyPolicy.FailureList failures = failures(people, channels.keySet());
    List<LevelRule> levels = new LevelReader(problems).levels(node);
    String pages = pieces.pages(node);
    OrderRule orders = orders(channels);
    node.close(problems);
    return new NotifyPolicy(
        zone, shifts, receivers, channels, duties, routes, otherwise, levels, pages, orders,
        failures);
  }

  private OrderRule orders(SortedMap<String, ChannelRule> channels) {
    MapNode orders = node.map("orders", problems);
    List<String> usual = OrderRule.usual(channels);
    if (orders == null) {
      return new OrderRule(usual, OrderRule.UNANSWERED, Language.ZH);
    }
    List<String> via = orders.has("via") ? orders.strings("via", problems) : usual;
    for (String channel : via) {
      if (!usual.contains(channel)) {
        complain(
            orders.valueMark("via"),
            "no channel of short messages: " + channel,
            usual.isEmpty()
                ? "add one of kind sms or modem"
                : "one of " + String.join(", ", usual));
      }
    }
    Duration unanswered =
        orders.duration(
            "unanswered", OrderRule.UNANSWERED, Duration.ZERO, Duration.ofDays(1), problems);
    Language language = orders.choice("language", Language.class, Language.ZH, problems);
    orders.close(problems);
    return new OrderRule(via, unanswered, language);
  }

  private void complain(Mark mark, String message, String fix) {
    problems.add(mark, CODE, message, fix);
  }

  /** A list of maps, each with an id of its own. */
  private <T> SortedMap<String, T> named(
      String key, int most, BiFunction<String, MapNode, @Nullable T> reader) {
    SortedMap<String, T> found = new TreeMap<>();
    List<MapNode> nodes = node.maps(key, problems);
    if (nodes.size() > most) {
      complain(node.keyMark(key), nodes.size() + " " + key + ", at most " + most, "remove some");
      return found;
    }
    for (MapNode each : nodes) {
      String id = each.string("id", problems);
      if (id != null && !id.matches("[A-Za-z0-9._-]{1,64}")) {
        complain(each.valueMark("id"), "no id: " + id, "1 to 64 letters, digits, dots, dashes");
        id = null;
      }
      int before = problems.count();
      T value = reader.apply(id == null ? "" : id, each);
      each.close(problems);
      if (id != null && found.containsKey(id)) {
        complain(each.valueMark("id"), "two of " + key + " are called " + id, "rename one");
      } else if (id != null && value != null && problems.count() == before) {
        found.put(id, value);
      }
    }
    return found;
  }

  private @Nullable Receiver receiver(String id, MapNode each, Set<String> channels) {
    String name = each.string("name", id, problems);
    Language language = each.choice("language", Language.class, Language.ZH, problems);
    MapNode hours = each.map("quiet", problems);
    Hours quiet = null;
    if (hours != null) {
      quiet = pieces.hours(hours);
      hours.close(problems);
    }
    SortedMap<String, String> addresses = new TreeMap<>();
    MapNode all = each.map("addresses", problems);
    if (all != null) {
      all.forEach((channel, mark, value) -> {
        if (!channels.contains(channel)) {
          complain(mark, "no channel " + channel, "one of " + String.join(", ", channels));
        } else if (value instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.TEXT) {
          addresses.put(channel, scalar.text());
        } else {
          complain(value.mark(), "an address is a text", "put it in quotes");
        }
      });
    }
    if (addresses.isEmpty()) {
      complain(each.mark(), "receiver " + id + " is reached by nothing", "add addresses:");
    }
    return new Receiver(id, name, language, addresses, quiet);
  }

  private @Nullable List<NotifyPolicy.Turn> turns(
      MapNode each, Set<String> shifts, Set<String> receivers) {
    List<NotifyPolicy.Turn> turns = new ArrayList<>();
    for (MapNode turn : each.maps("turns", problems)) {
      String shift = turn.string("shift", problems);
      List<String> to = known(turn, "to", receivers, "receiver");
      if (shift != null && !shifts.contains(shift)) {
        complain(
            turn.valueMark("shift"), "no shift " + shift, "one of " + String.join(", ", shifts));
      } else if (shift != null) {
        turns.add(new NotifyPolicy.Turn(shift, to));
      }
      turn.close(problems);
    }
    if (turns.isEmpty()) {
      complain(each.mark(), "a duty without turns", "add turns: with shift: and to:");
    }
    return turns;
  }

  private List<String> known(MapNode from, String key, Set<String> known, String what) {
    List<String> names = from.strings(key, problems);
    List<String> found = new ArrayList<>();
    for (String name : names) {
      if (!known.contains(name)) {
        complain(
            from.valueMark(key),
            "no " + what + " " + name,
            known.isEmpty() ? "define it first" : "one of " + String.join(", ", known));
      } else {
        found.add(name);
      }
    }
    if (names.isEmpty()) {
      complain(from.mark(), "\"" + key + "\" names nobody", "add " + key + ": [a " + what + "]");
    }
    return found;
  }

  private @Nullable Route route(
      String id,
      MapNode each,
      Set<String> shifts,
      Set<String> people,
      Map<String, ChannelRule> channels) {
    int before = problems.count();
    Set<Integer> levels = levels(each);
    List<String> sites = each.has("sites") ? each.strings("sites", problems) : List.of();
    List<String> items = each.has("items") ? each.strings("items", problems) : List.of();
    List<String> during = each.has("shifts") ? known(each, "shifts", shifts, "shift") : List.of();
    boolean receipt = each.flag("receipt", levels.contains(1), problems);
    List<Rung> ladder = ladder(each, people, channels.keySet());
    boolean calls =
        ladder.stream()
            .flatMap(rung -> rung.via().stream())
            .map(channels::get)
            .anyMatch(rule -> rule != null && rule.kind() == ChannelKind.VOICE);
    if (calls && !levels.equals(Set.of(1))) {
      problems.warn(
          each.mark(), CODE, "route " + id + " calls by voice below level 1", "levels: [1]");
    }
    return problems.count() > before
        ? null
        : new Route(id, levels, sites, items, during, ladder, receipt);
  }

  private Set<Integer> levels(MapNode each) {
    if (!each.has("levels")) {
      return Set.of(1, 2, 3, 4);
    }
    Set<Integer> levels = new TreeSet<>();
    for (Node level : each.list("levels", problems)) {
      Long value = level instanceof ScalarNode scalar ? scalar.whole() : null;
      if (value == null || value < 1 || value > 4) {
        complain(level.mark(), "no level", "write 1, 2, 3 or 4");
      } else {
        levels.add(value.intValue());
      }
    }
    if (levels.isEmpty()) {
      complain(each.valueMark("levels"), "a route for no level", "leave levels: out for all");
    }
    return levels;
  }

  private List<Rung> ladder(MapNode each, Set<String> people, Set<String> channels) {
    List<Rung> ladder = new ArrayList<>();
    List<MapNode> nodes = each.maps("ladder", problems);
    if (nodes.isEmpty() || nodes.size() > Route.MAX_RUNGS) {
      complain(
          each.valueMark("ladder"),
          "a ladder has 1 to " + Route.MAX_RUNGS + " steps",
          "- {to: [..], via: [..]}");
      return ladder;
    }
    for (MapNode step : nodes) {
      Rung rung = rung(step, people, channels, ladder.isEmpty());
      step.close(problems);
      if (rung != null && !ladder.isEmpty() && rung.after().compareTo(before(ladder)) <= 0) {
        complain(
            step.valueMark("after"),
            "steps come one after the other",
            "a longer after: than before");
      } else if (rung != null) {
        ladder.add(rung);
      }
    }
    return ladder;
  }

  private static Duration before(List<Rung> ladder) {
    return ladder.getLast().after();
  }

  private @Nullable Rung rung(
      MapNode step, Set<String> people, Set<String> channels, boolean first) {
    int before = problems.count();
    Duration after =
        step.duration("after", Duration.ZERO, Duration.ZERO, Duration.ofDays(7), problems);
    List<String> to = known(step, "to", people, "receiver or duty");
    List<String> via = known(step, "via", channels, "channel");
    if (first != after.isZero()) {
      complain(
          step.mark(),
          first ? "the first step is taken at once" : "a further step needs after:",
          first ? "leave after: out" : "after: 10m");
    }
    return problems.count() > before ? null : new Rung(after, to, via);
  }

  private NotifyPolicy.@Nullable FailureList failures(Set<String> people, Set<String> channels) {
    MapNode list = node.map("failures", problems);
    if (list == null) {
      return null;
    }
    LocalTime at = pieces.time(list, "at", LocalTime.of(8, 30));
    Rung step = rung(list, people, channels, true);
    list.close(problems);
    return step == null ? null : new NotifyPolicy.FailureList(at, step);
  }
}
