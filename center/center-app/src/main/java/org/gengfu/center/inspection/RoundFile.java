package org.gengfu.center.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.gengfu.core.inspection.Answer;
import org.gengfu.core.inspection.Round;
import org.gengfu.core.inspection.RoundFact;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.inspection.RoundStep;
import org.gengfu.core.inspection.Stop;
import org.gengfu.core.inspection.Words;
import org.jspecify.annotations.Nullable;

/**
 * One round and all that became of it. Never changes.
 *
 * @param name what people call it
 * @param order number of its order, null while it has none
 */
record RoundFile(RoundState state, Words name, @Nullable String order) {
  String id() {
    return state.round().id();
  }

  Round round() {
    return state.round();
  }

  /** {@code contract/item}. */
  String item() {
    String plan = round().plan();
    return plan.substring(0, plan.lastIndexOf('/'));
  }

  String contract() {
    return item().substring(0, item().indexOf('/'));
  }

  /** The site of all its stops, empty when they stand at several, or nobody knows. */
  String site() {
    List<String> sites = round().stops().stream().map(Stop::site).distinct().toList();
    return sites.size() == 1 ? sites.getFirst() : "";
  }

  /** What those are called who answered or made it, by the names of their accounts. */
  Map<String, String> people(UnaryOperator<String> names) {
    Map<String, String> people = new TreeMap<>();
    state.answers().values().forEach(each -> people.put(each.by(), names.apply(each.by())));
    RoundFact.Finished finished = state.finished();
    if (finished != null) {
      finished.people().forEach(each -> people.put(each, names.apply(each)));
    }
    return people;
  }

  RoundFile with(RoundState next) {
    return new RoundFile(next, name, order);
  }

  RoundFile ordered(String number) {
    return new RoundFile(state, name, number);
  }

  /** As it is stored: answers as a list. */
  record Stored(
      Round round,
      Words name,
      List<Answer> answers,
      Set<RoundStep> told,
      RoundFact.@Nullable Finished finished,
      @Nullable String order) {
    Stored {
      answers = List.copyOf(answers);
      told = Set.copyOf(told);
    }

    RoundFile file() {
      SortedMap<Answer.Key, Answer> byKey = new TreeMap<>();
      answers.forEach(each -> byKey.put(each.key(), each));
      RoundState state = RoundState.of(round, byKey, told);
      return new RoundFile(finished == null ? state : state.made(finished), name, order);
    }
  }

  Stored stored() {
    return new Stored(
        round(),
        name,
        new ArrayList<>(state.answers().values()),
        state.told(),
        state.finished(),
        order);
  }
}
