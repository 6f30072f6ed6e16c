package org.gengfu.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gengfu.document.Problems;
import org.gengfu.document.Suggestion;

/** Names of points that the device itself knows. One use, one thread. */
final class DeviceTitles {
  private final Names names;
  private final FactBook facts;
  private final Map<String, Candidate> candidates;
  private final Problems problems;

  /**
   * @param candidates all points by id, of which one may hold a name
   */
  DeviceTitles(Names names, FactBook facts, Map<String, Candidate> candidates, Problems problems) {
    this.names = names;
    this.facts = facts;
    this.candidates = candidates;
    this.problems = problems;
  }

  /** The profile's titles, or the name behind {@code titleFrom} as far as it is known. */
  Map<String, String> of(Candidate candidate) {
    ResolvedPoint point = candidate.point();
    String template = candidate.spec().string("titleFrom", "", problems);
    if (template.isEmpty() || candidate.bit() != null) {
      return point.titles();
    }
    Map<String, Operand> known = new LinkedHashMap<>(candidate.scope().parameters());
    for (String name : Scope.names(template)) {
      learn(name, candidate, known);
    }
    String name = Scope.of(known, problems).shown(template).strip();
    Map<String, String> titles = new LinkedHashMap<>(point.titles());
    if (!name.isEmpty()) {
      titles.replaceAll((language, title) -> name);
    }
    return titles;
  }

  private void learn(String name, Candidate candidate, Map<String, Operand> known) {
    String id = names.point(name, candidate.scope());
    Candidate fact = id == null ? null : candidates.get(id);
    if (fact != null && fact.point().source() instanceof WireSource) {
      facts.settled(fact.point());
      Operand value = facts.value(fact.point().id());
      if (value != null) {
        known.put(name, value);
      }
    } else if (!known.containsKey(name)) {
      problems.add(
          candidate.spec().valueMark("titleFrom"),
          "UNKNOWN_NAME",
          "\"" + name + "\" is no column, and no point that is read",
          Suggestion.among(name, names.known()));
    }
  }
}
