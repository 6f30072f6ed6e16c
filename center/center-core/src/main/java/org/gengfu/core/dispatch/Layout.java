package org.gengfu.core.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A problem as arrays; times are seconds from its present. Ways are asked for when they are first
 * needed, so one thread at a time.
 */
final class Layout {
  /** The part lies in the technician's own vehicle. */
  static final int VAN = -2;

  /** No part is needed. */
  static final int NONE = -1;

  private static final int UNKNOWN = -1;

  final Problem problem;
  final int technicians;
  final int orders;
  final int warehouses;
  final Map<String, Integer> orderAt = new HashMap<>();
  final Map<String, Integer> technicianAt = new HashMap<>();
  private final Map<String, Integer> warehouseAt = new HashMap<>();
  private final Map<String, Integer> spotAt = new HashMap<>();
  private final List<Spot> spots = new ArrayList<>();
  private final int[][] typical;
  private final int[][] ninetieth;

  final int[] orderSpot;
  final int[] typicalWork;
  final double[] workVariance;
  final int[] weight;
  final int[] arriveBy;
  final int[] endBy;
  final int[][] access;
  final int[] planned;
  final int[] plannedStart;

  /** Where the part is kept: a warehouse, minus 1 for none, technician t as -10 - t. */
  final int[] reserved;

  /** Kinds of part, the best first. */
  final int[][] kinds;

  final String[] kindNames;
  final int[] positionSpot;
  final int[] homeSpot;
  final int[] free;
  final int[][] shifts;
  final int[][] breaks;

  /** True for who has taken orders: works on, also outside the shift. */
  final boolean[] committed;

  final int[] warehouseSpot;
  final int[] handling;
  final int[][] hours;

  /** Free parts: warehouses first, then vehicles; by kind. */
  final int[][] stock;

  final boolean[][] able;

  Layout(Problem problem) {
    this.problem = problem;
    List<Technician> people = problem.technicians();
    List<OpenOrder> wanted = problem.orders();
    List<Warehouse> houses = problem.warehouses();
    this.technicians = people.size();
    this.orders = wanted.size();
    this.warehouses = houses.size();
    this.kindNames = kindNames(problem);
    this.warehouseSpot = houses.stream().mapToInt(house -> spot(house.spot())).toArray();
    this.handling = houses.stream().mapToInt(h -> seconds(h.handlingMillis())).toArray();
    this.hours = houses.stream().map(house -> windows(house.hours())).toArray(int[][]::new);
    houses.forEach(house -> warehouseAt.put(house.spot().id(), warehouseAt.size()));
    people.forEach(person -> technicianAt.put(person.id(), technicianAt.size()));
    wanted.forEach(order -> orderAt.put(order.id(), orderAt.size()));
    this.positionSpot = people.stream().mapToInt(person -> spot(person.position())).toArray();
    this.homeSpot = people.stream().mapToInt(person -> spot(person.home())).toArray();
    this.free = people.stream().mapToInt(person -> Math.max(0, at(person.freeMillis()))).toArray();
    this.shifts = people.stream().map(person -> windows(person.shifts())).toArray(int[][]::new);
    this.breaks = people.stream().map(person -> windows(person.breaks())).toArray(int[][]::new);
    this.committed = new boolean[technicians];
    for (int k = 0; k < technicians; k++) {
      committed[k] = people.get(k).committed().stream().anyMatch(orderAt::containsKey);
    }
    this.orderSpot = wanted.stream().mapToInt(order -> spot(order.place())).toArray();
    this.typicalWork = wanted.stream().mapToInt(o -> seconds(o.typicalMillis())).toArray();
    this.workVariance =
        wanted.stream()
            .mapToDouble(o -> Chances.variance((o.ninetiethMillis() - o.typicalMillis()) / 1_000.0))
            .toArray();
    this.weight =
        wanted.stream().mapToInt(o -> problem.rules().weights().get(o.level() - 1)).toArray();
    this.arriveBy = wanted.stream().mapToInt(order -> due(order.arriveBy())).toArray();
    this.endBy = wanted.stream().mapToInt(order -> due(order.endBy())).toArray();
    this.access = wanted.stream().map(order -> windows(order.access())).toArray(int[][]::new);
    this.planned =
        wanted.stream().mapToInt(o -> technicianAt.getOrDefault(name(o.planned()), -1)).toArray();
    this.plannedStart = wanted.stream().mapToInt(order -> at(order.plannedStart())).toArray();
    this.reserved = wanted.stream().mapToInt(this::reserved).toArray();
    this.kinds = wanted.stream().map(order -> kinds(order.skus())).toArray(int[][]::new);
    this.stock = stock(houses, people);
    this.able = able(people, wanted);
    this.typical = ways();
    this.ninetieth = ways();
  }

  private static String name(@Nullable String id) {
    return id == null ? "" : id;
  }

  private static String[] kindNames(Problem problem) {
    TreeSet<String> names = new TreeSet<>();
    problem.orders().forEach(order -> names.addAll(order.skus()));
    return names.toArray(String[]::new);
  }

  private int[][] ways() {
    int[][] ways = new int[spots.size()][spots.size()];
    for (int[] row : ways) {
      Arrays.fill(row, UNKNOWN);
    }
    return ways;
  }

  private int spot(Spot spot) {
    Integer known = spotAt.putIfAbsent(spot.id(), spots.size());
    if (known == null) {
      spots.add(spot);
      return spots.size() - 1;
    }
    return known;
  }

  int at(long millis) {
    long seconds = Math.floorDiv(millis - problem.nowMillis(), 1_000);
    return Math.clamp(seconds, Integer.MIN_VALUE / 4, Integer.MAX_VALUE / 4);
  }

  long millis(int seconds) {
    return problem.nowMillis() + 1_000L * seconds;
  }

  private static int seconds(long millis) {
    return (int) Math.min((millis + 999) / 1_000, Integer.MAX_VALUE / 16);
  }

  private int due(@Nullable Long millis) {
    return millis == null ? Integer.MAX_VALUE : at(millis);
  }

  private int[] windows(List<Window> windows) {
    return windows.stream()
        .flatMapToInt(window -> IntStream.of(at(window.fromMillis()), at(window.toMillis())))
        .toArray();
  }

  private int[] kinds(List<String> skus) {
    return skus.stream().mapToInt(sku -> Arrays.binarySearch(kindNames, sku)).toArray();
  }

  private int reserved(OpenOrder order) {
    String at = order.reservedAt();
    if (at == null) {
      return NONE;
    }
    Integer house = warehouseAt.get(at);
    Integer van = technicianAt.get(at);
    return house != null ? house : van != null ? -10 - van : NONE;
  }

  private int[][] stock(List<Warehouse> houses, List<Technician> people) {
    int[][] counts = new int[houses.size() + people.size()][kindNames.length];
    for (int kind = 0; kind < kindNames.length; kind++) {
      for (int i = 0; i < houses.size(); i++) {
        counts[i][kind] = houses.get(i).stock().getOrDefault(kindNames[kind], 0);
      }
      for (int i = 0; i < people.size(); i++) {
        counts[houses.size() + i][kind] = people.get(i).van().getOrDefault(kindNames[kind], 0);
      }
    }
    return counts;
  }

  private static boolean[][] able(List<Technician> people, List<OpenOrder> wanted) {
    boolean[][] able = new boolean[people.size()][wanted.size()];
    for (int k = 0; k < people.size(); k++) {
      for (int o = 0; o < wanted.size(); o++) {
        able[k][o] = wanted.get(o).isFor(people.get(k));
      }
    }
    return able;
  }

  /** Seconds of a way in the mean. */
  int way(int from, int to) {
    int known = typical[from][to];
    return known == UNKNOWN ? ask(from, to) : known;
  }

  /** Variance of a way, in square seconds. */
  double wayVariance(int from, int to) {
    if (typical[from][to] == UNKNOWN) {
      ask(from, to);
    }
    return Chances.variance(ninetieth[from][to] - typical[from][to]);
  }

  private int ask(int from, int to) {
    Spot a = spots.get(from);
    Spot b = spots.get(to);
    typical[from][to] = from == to ? 0 : seconds(problem.travel().typicalMillis(a, b));
    ninetieth[from][to] =
        from == to
            ? 0
            : Math.max(typical[from][to], seconds(problem.travel().ninetiethMillis(a, b)));
    return typical[from][to];
  }

  Spot spotOf(int spot) {
    return spots.get(spot);
  }
}
