package org.gengfu.core.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.Promise;
import org.gengfu.core.clock.PromiseKind;
import org.jspecify.annotations.Nullable;

/**
 * All contracts in all their editions. Never changes; any thread. The edition that holds at an
 * instant is the one that began last; of two that begin together the later one.
 */
public final class ContractBook {
  /** There is no contract. */
  public static final ContractBook EMPTY = new ContractBook(new TreeMap<>());

  /** The most contracts. */
  public static final int MOST = 500;

  private static final Comparator<Owed> STRICTER =
      Comparator.<Owed>comparingLong(owed -> owed.bound().commitment().millis(owed.level(), false))
          .thenComparingLong(owed -> owed.bound().commitment().millis(owed.level(), true));

  private final SortedMap<String, List<ContractEdition>> contracts;

  private ContractBook(SortedMap<String, List<ContractEdition>> contracts) {
    this.contracts = contracts;
  }

  /** Of editions in any order. */
  public static ContractBook of(List<ContractEdition> editions) {
    SortedMap<String, List<ContractEdition>> contracts = new TreeMap<>();
    editions.forEach(
        edition -> contracts.computeIfAbsent(edition.id(), key -> new ArrayList<>()).add(edition));
    if (contracts.size() > MOST) {
      throw new IllegalArgumentException(
          contracts.size() + " contracts; " + MOST + " are the most");
    }
    contracts.replaceAll((key, list) ->
        list.stream()
            .sorted(
                Comparator.comparing(ContractEdition::from)
                    .thenComparingInt(ContractEdition::edition))
            .toList());
    return new ContractBook(contracts);
  }

  /** Ids of all contracts, sorted. */
  public List<String> ids() {
    return List.copyOf(contracts.keySet());
  }

  /** All editions of a contract, by when they begin; empty when there is none. */
  public List<ContractEdition> editions(String contract) {
    return contracts.getOrDefault(contract, List.of());
  }

  /** The edition of that number. */
  public Optional<ContractEdition> edition(String contract, int number) {
    return editions(contract).stream().filter(each -> each.edition() == number).findFirst();
  }

  /** The edition that holds at an instant; empty before the first and after the contract's end. */
  public Optional<ContractEdition> at(String contract, Instant at) {
    return Optional.ofNullable(last(editions(contract), at));
  }

  /** What holds at an instant, by contract. */
  public List<ContractEdition> at(Instant at) {
    List<ContractEdition> holding = new ArrayList<>();
    for (List<ContractEdition> editions : contracts.values()) {
      ContractEdition edition = last(editions, at);
      if (edition != null) {
        holding.add(edition);
      }
    }
    return Collections.unmodifiableList(holding);
  }

  private static @Nullable ContractEdition last(List<ContractEdition> editions, Instant at) {
    ContractEdition found = null;
    for (ContractEdition edition : editions) {
      if (!edition.from().isAfter(at)) {
        found = edition;
      }
    }
    Instant end = found == null ? null : found.until();
    return end != null && !at.isBefore(end) ? null : found;
  }

  /** The items that hold a device at an instant, by contract and in the order of each. */
  public List<Held> items(NodeFacts node, Instant at) {
    List<Held> held = new ArrayList<>();
    for (ContractEdition edition : at(at)) {
      for (ContractItem item : edition.items()) {
        if (item.holds(edition.id(), node)) {
          held.add(new Held(edition, item));
        }
      }
    }
    return Collections.unmodifiableList(held);
  }

  /** Everything that an item promises at an instant; empty when the item does not hold then. */
  public List<Promise> promises(String contract, String item, Instant at) {
    return at(contract, at).flatMap(edition -> edition.item(item)).stream()
        .flatMap(each -> each.commitments().stream())
        .map(Commitment::promise)
        .toList();
  }

  /**
   * A promise as an edition makes it.
   *
   * @param promise its id, {@code item/commitment}
   */
  public Optional<Bound> bound(String contract, int edition, String promise) {
    return edition(contract, edition).stream()
        .flatMap(each ->
            each.items().stream()
                .flatMap(item ->
                    item.commitment(promise).stream()
                        .map(commitment -> new Bound(new Held(each, item), commitment))))
        .findFirst();
  }

  /**
   * What is owed for a device of which several items may speak: of each contract and kind the
   * promise with the shortest time, each at the level that the event has in its item. An item
   * without a time of its own leaves it to the others.
   *
   * @param level the level of the event in an item
   */
  public static List<Owed> strictest(List<Held> held, Work work, Function<Held, Level> level) {
    SortedMap<String, Map<PromiseKind, Owed>> best = new TreeMap<>();
    for (Held each : held) {
      Level own = level.apply(each);
      for (Commitment commitment : each.item().commitments()) {
        if (commitment.work() == work && commitment.promise().covers(own)) {
          best.computeIfAbsent(each.contract().id(), key -> new EnumMap<>(PromiseKind.class))
              .merge(
                  commitment.kind(),
                  new Owed(new Bound(each, commitment), own),
                  (known, next) -> STRICTER.compare(next, known) < 0 ? next : known);
        }
      }
    }
    return best.values().stream().flatMap(kinds -> kinds.values().stream()).toList();
  }

  /** What is owed for a fault on a device at an instant, each at its own item's level. */
  public List<Owed> owed(IncidentFacts incident, Instant at) {
    return strictest(items(incident.root(), at), Work.FAULT, held -> held.level(incident));
  }
}
