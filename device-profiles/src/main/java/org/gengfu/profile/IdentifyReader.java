package org.gengfu.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.Identification.How;
import org.gengfu.profile.Identification.Match;
import org.jspecify.annotations.Nullable;

/** Reads how devices of a kind are recognised. For one thread. */
final class IdentifyReader {
  private final @Nullable Spoken spoken;
  private final Scope scope;
  private final Problems problems;

  IdentifyReader(@Nullable Spoken spoken, Scope scope, Problems problems) {
    this.spoken = spoken;
    this.scope = scope;
    this.problems = problems;
  }

  /** All ways of recognising it. */
  List<Identification> read(List<MapNode> rules) {
    List<Identification> all = new ArrayList<>();
    for (MapNode rule : rules) {
      MapNode except = rule.map("except", problems);
      all.add(
          new Identification(
              (int) rule.whole("priority", Identification.STANDARD_PRIORITY, 0, 1000, problems),
              matches(rule),
              except == null ? List.of() : matches(except)));
    }
    return all;
  }

  private List<Match> matches(MapNode rule) {
    List<Match> matches = new ArrayList<>();
    text(matches, rule, "sysObjectId", "sysObjectId", How.BELOW);
    text(matches, rule, "sysDescr", "sysDescr", How.REGEX);
    MapNode reply = rule.map("reply", problems);
    if (reply != null) {
      text(matches, reply, "regex", "reply." + reply.string("request", "", problems), How.REGEX);
    }
    MapNode onvif = rule.map("onvif", problems);
    if (onvif != null) {
      text(matches, onvif, "manufacturer", "onvif.manufacturer", How.EQUALS);
      text(matches, onvif, "model", "onvif.model", How.EQUALS);
    }
    if (spoken != null) {
      matches.addAll(spoken.language().identify(rule, spoken.block(), scope));
    }
    matches.forEach(match -> pattern(match, rule));
    return matches;
  }

  private void text(List<Match> matches, MapNode map, String key, String name, How how) {
    String text = map.optionalString(key, problems);
    if (text != null) {
      matches.add(new Match(name, how, text, null));
    }
  }

  private void pattern(Match match, MapNode rule) {
    if (match.how() == How.REGEX) {
      try {
        Pattern.compile(match.value());
      } catch (PatternSyntaxException e) {
        String message = "no regular expression: " + e.getDescription();
        problems.add(rule.mark(), "WRONG_FORM", message, "Correct what is behind " + match.key());
      }
    }
  }
}
