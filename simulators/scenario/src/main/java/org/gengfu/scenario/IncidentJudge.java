package org.gengfu.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gengfu.scenario.Expectation.Explained;
import org.gengfu.scenario.Expectation.IncidentCount;
import org.gengfu.scenario.Expectation.IncidentSeen;
import org.gengfu.scenario.Expectation.MessageCount;
import org.gengfu.scenario.post.Delivered;
import org.gengfu.scenario.watch.ShownIncident;
import org.gengfu.scenario.watch.ShownIncident.Member;
import org.gengfu.scenario.watch.Sighting;

/** Judges incidents, what they say of themselves, and what people were told. Pure. */
final class IncidentJudge {
  private static final int MOST_NAMED = 5;

  private final Evidence evidence;

  IncidentJudge(Evidence evidence) {
    this.evidence = evidence;
  }

  Verdict seen(IncidentSeen expected) {
    Instant after = evidence.step(expected.when().after());
    String text =
        "one incident at %s%s within %s after %s"
            .formatted(
                expected.root(),
                expected.inferred() ? ", inferred," : "",
                Words.of(expected.when().duration()),
                expected.when().after());
    List<Sighting.Incident> sightings =
        evidence.incidents().sightings().stream()
            .filter(each -> each.root().equals(expected.root()))
            .filter(each -> each.inferred() == expected.inferred())
            .filter(each -> !each.seenAt().isBefore(after))
            .toList();
    if (sightings.isEmpty()) {
      return new Verdict(false, text, "never seen; there are " + roots());
    }
    Sighting.Incident first = sightings.getFirst();
    List<String> wrong = new ArrayList<>();
    if (first.seenAt().isAfter(after.plus(expected.when().duration()))) {
      wrong.add("late");
    }
    List<ShownIncident> shown =
        standing().stream().filter(each -> each.root().equals(expected.root())).toList();
    if (shown.size() != 1) {
      wrong.add("%d of them are left; there are %s".formatted(shown.size(), roots()));
    }
    long members = shown.stream().mapToLong(each -> each.members().size()).max().orElse(0);
    if (members < expected.least() || members > expected.most()) {
      wrong.add("it should have had %d to %d members".formatted(expected.least(), expected.most()));
    }
    shown.forEach(each -> wrong.addAll(misplaced(each, expected.tree())));
    return new Verdict(
        wrong.isEmpty(),
        text,
        "first at %s, %d members%s"
            .formatted(
                evidence.clock(first.seenAt()),
                members,
                wrong.isEmpty() ? "" : "; " + String.join("; ", wrong)));
  }

  Verdict count(IncidentCount expected) {
    return new Verdict(
        standing().size() == expected.count(),
        "there were " + expected.count() + " incidents in all",
        standing().size() + ": " + roots());
  }

  Verdict explained(Explained ignored) {
    List<String> wrong = new ArrayList<>();
    long members = 0;
    for (ShownIncident incident : standing()) {
      members += incident.members().size();
      wrong.addAll(unexplained(incident));
    }
    boolean held = wrong.isEmpty() && members > 0;
    return new Verdict(
        held,
        "every member has its place and says why",
        held
            ? "%d members do".formatted(members)
            : "%d things are missing: %s"
                .formatted(
                    wrong.size(),
                    wrong.stream().limit(MOST_NAMED).collect(Collectors.joining("; "))));
  }

  Verdict messages(MessageCount expected) {
    List<Delivered> delivered =
        evidence.incidents().delivered().stream()
            .filter(each -> each.receiver().equals(expected.receiver()))
            .toList();
    boolean right =
        delivered.size() == expected.count()
            && delivered.stream().allMatch(each -> each.text().contains(expected.says()));
    return new Verdict(
        right,
        "%s got %d messages%s"
            .formatted(
                expected.receiver(),
                expected.count(),
                expected.says().isEmpty() ? "" : " that say \"" + expected.says() + "\""),
        delivered.isEmpty()
            ? "none"
            : delivered.stream()
                .map(each -> "at %s \"%s\"".formatted(evidence.clock(each.at()), each.title()))
                .collect(Collectors.joining(", ")));
  }

  private List<ShownIncident> standing() {
    return evidence.incidents().shown().stream().filter(each -> !each.merged()).toList();
  }

  private String roots() {
    String roots =
        standing().stream()
            .map(each -> "%s (%d)".formatted(each.root(), each.members().size()))
            .sorted()
            .collect(Collectors.joining(", "));
    return roots.isEmpty() ? "none" : roots;
  }

  /** Members whose cause is at another node than expected, and expected ones that are not there. */
  private static List<String> misplaced(ShownIncident incident, Map<String, String> tree) {
    Map<String, Member> byEpisode = byEpisode(incident);
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> entry : new TreeMap<>(tree).entrySet()) {
      List<Member> here =
          incident.members().stream().filter(each -> each.node().equals(entry.getKey())).toList();
      if (here.isEmpty()) {
        wrong.add(entry.getKey() + " is not a member");
      }
      for (Member member : here) {
        String cause = causeElsewhere(member, byEpisode);
        if (!cause.equals(entry.getValue())) {
          wrong.add(
              "%s %s hangs on %s, not on %s"
                  .formatted(
                      member.node(),
                      member.type(),
                      cause.isEmpty() ? "nothing" : cause,
                      entry.getValue()));
        }
      }
    }
    return wrong;
  }

  /** The node of its cause; causes at the same node are passed over. */
  private static String causeElsewhere(Member member, Map<String, Member> byEpisode) {
    Member at = member;
    for (int step = 0; step <= byEpisode.size(); step++) {
      Optional<Member> cause = Optional.ofNullable(byEpisode.get(at.parent()));
      if (cause.isEmpty() || !cause.get().node().equals(member.node())) {
        return cause.map(Member::node).orElse("");
      }
      at = cause.get();
    }
    return "";
  }

  private static List<String> unexplained(ShownIncident incident) {
    Map<String, Member> byEpisode = byEpisode(incident);
    List<String> wrong = new ArrayList<>();
    if (incident.sentence().stream().anyMatch(String::isBlank)) {
      wrong.add(incident.root() + " has no sentence");
    }
    long roots = incident.members().stream().filter(each -> each.parent().isEmpty()).count();
    if (roots != 1) {
      wrong.add("%s has %d roots".formatted(incident.root(), roots));
    }
    for (Member member : incident.members()) {
      String what = member.node() + " " + member.type();
      if (member.explanation().stream().anyMatch(String::isBlank)) {
        wrong.add(what + " does not say why");
      }
      if (member.parent().isEmpty()) {
        if (!member.node().equals(incident.root())) {
          wrong.add(what + " is a root, but the incident's is " + incident.root());
        }
        continue;
      }
      Member cause = byEpisode.get(member.parent());
      if (cause == null) {
        wrong.add(what + " hangs on what is no member");
      } else if (member.rule().isEmpty() || member.version() < 1) {
        wrong.add(what + " names no rule");
      } else if (!leads(member.way(), cause.node(), member.node())) {
        wrong.add(what + " names the way " + member.way() + " from " + cause.node());
      }
    }
    return wrong;
  }

  /** True when a way joins cause and effect; a cause at the same node needs none. */
  private static boolean leads(List<String> way, String cause, String effect) {
    if (cause.equals(effect)) {
      return way.size() <= 1;
    }
    return way.size() >= 2 && way.getFirst().equals(cause) && way.getLast().equals(effect);
  }

  private static Map<String, Member> byEpisode(ShownIncident incident) {
    return incident.members().stream()
        .collect(Collectors.toMap(Member::episode, Function.identity(), (one, other) -> one));
  }
}
