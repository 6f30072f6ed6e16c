package org.gengfu.center.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.core.inspection.Round;
import org.gengfu.core.inspection.RoundFact;
import org.gengfu.core.inspection.RoundInput;
import org.gengfu.core.inspection.RoundMachine;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.inspection.Rounds;
import org.gengfu.core.inspection.Words;
import org.jspecify.annotations.Nullable;

/**
 * The rounds' side of one transaction: inputs go in, facts and changed rounds come out. What is
 * committed is not touched. Only the writer's thread may use it.
 */
final class RoundDraft {
  private final Map<String, RoundFile> committed;
  private final Instant now;
  private final Map<String, RoundFile> changed = new LinkedHashMap<>();
  private final TreeSet<String> forgotten = new TreeSet<>();
  private final List<RoundFact> facts = new ArrayList<>();
  private final SortedMap<String, String> orders = new TreeMap<>();
  private final SortedMap<String, Instant> since = new TreeMap<>();

  RoundDraft(Map<String, RoundFile> committed, Instant now) {
    this.committed = committed;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  /** A round as this draft leaves it, or null. */
  @Nullable RoundFile file(String id) {
    RoundFile drafted = changed.get(id);
    return drafted != null ? drafted : forgotten.contains(id) ? null : committed.get(id);
  }

  /** How many rounds there will be. */
  int size() {
    return committed.size()
        + (int) changed.keySet().stream().filter(id -> !committed.containsKey(id)).count();
  }

  /** A new round; one that is there stays as it is. */
  @Nullable RoundFile plan(Round round, Words name) {
    if (file(round.id()) != null || size() >= Rounds.MOST) {
      return null;
    }
    facts.add(new RoundFact.Planned(round));
    RoundFile made = new RoundFile(RoundState.of(round), name, null);
    changed.put(round.id(), made);
    return made;
  }

  /** An order was opened for a round. */
  void ordered(String id, String order) {
    RoundFile file = file(id);
    if (file != null) {
      orders.put(id, order);
      changed.put(id, file.ordered(order));
    }
  }

  /** A round is no longer owed. */
  void forget(String id) {
    if (file(id) != null) {
      facts.add(new RoundFact.Forgotten(id));
      changed.remove(id);
      forgotten.add(id);
    }
  }

  /** The center hears of plans. */
  void know(Iterable<String> plans) {
    plans.forEach(each -> since.put(each, now));
  }

  /** Lets a round take an input; what is refused changes nothing. */
  List<RoundFact> take(RoundFile file, RoundInput input) {
    Rounds alone = Rounds.NONE.with(file.state());
    List<RoundFact> decided = RoundMachine.decide(alone, input, now);
    List<RoundFact> done = new ArrayList<>();
    for (RoundFact fact : decided) {
      if (!(fact instanceof RoundFact.Refused)) {
        alone = RoundMachine.apply(alone, fact);
        done.add(fact);
      }
    }
    RoundState state = alone.round(file.id());
    if (!done.isEmpty() && state != null) {
      facts.addAll(done);
      changed.put(file.id(), file.with(state));
    }
    return decided;
  }

  boolean isEmpty() {
    return facts.isEmpty() && orders.isEmpty() && since.isEmpty();
  }

  /** Rounds that are other than before, as they are now. */
  Map<String, RoundFile> changed() {
    return changed;
  }

  TreeSet<String> forgotten() {
    return forgotten;
  }

  SortedMap<String, Instant> since() {
    return since;
  }

  RoundTable.Row row() {
    return new RoundTable.Row(List.copyOf(facts), orders, since);
  }
}
