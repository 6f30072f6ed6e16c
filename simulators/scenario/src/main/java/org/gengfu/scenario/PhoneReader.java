package org.gengfu.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads what a scenario says of errands and of technicians' phones. One thread. */
final class PhoneReader {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration MOST_BEHIND = Duration.ofDays(365 * 100);
  private static final Set<String> METHODS = Set.of("post", "put");

  private final Problems problems;
  private final Map<String, PhonePart> phones = new LinkedHashMap<>();

  PhoneReader(Problems problems) {
    this.problems = problems;
  }

  /** What stands under {@code prepare}. */
  List<Errand> errands(MapNode root) {
    List<Errand> errands = new ArrayList<>();
    for (MapNode node : root.maps("prepare", problems)) {
      String method = node.keys().stream().filter(METHODS::contains).findFirst().orElse("");
      if (method.isEmpty()) {
        problems.add(node.mark(), "MISSING", "no request is named", "Write post: or put: PATH");
      }
      String path = method.isEmpty() ? "" : node.string(method, "", problems);
      node.require("body", problems);
      MapNode body = node.map("body", problems);
      node.close(problems);
      if (body != null && !method.isEmpty()) {
        errands.add(new Errand(method.toUpperCase(Locale.ROOT), path, JsonTree.of(body)));
      }
    }
    return errands;
  }

  /** What stands under {@code phones}; actions may name them from then on. */
  List<PhonePart> phones(MapNode root) {
    for (MapNode node : root.maps("phones", problems)) {
      String id = node.string("id", problems);
      Duration behind =
          node.duration("behind", Duration.ZERO, Duration.ZERO, MOST_BEHIND, problems);
      node.close(problems);
      if (id != null && phones.put(id, new PhonePart(id, behind)) != null) {
        problems.add(
            node.valueMark("id"), "DUPLICATE", "two phones are called " + id, "Rename one");
      }
    }
    return List.copyOf(phones.values());
  }

  /** True when this action is one of a phone's. */
  static boolean speaksOfPhone(MapNode node) {
    return node.has("phone") || node.has("signal") || node.has("resend");
  }

  /** {@code phone: ID, act: …, node: …}, {@code signal: ID, on: …} or {@code resend: ID}. */
  @Nullable Action action(MapNode node) {
    if (node.has("signal")) {
      String id = phone(node, "signal");
      node.require("on", problems);
      return new Action.Signal(id, node.flag("on", true, problems));
    }
    if (node.has("resend")) {
      return new Action.Resend(phone(node, "resend"));
    }
    String id = phone(node, "phone");
    String act = node.string("act", problems);
    String at = node.string("node", problems);
    MapNode fields = node.map("fields", problems);
    Duration within =
        node.duration("within", Duration.ofSeconds(30), Duration.ZERO, LONGEST, problems);
    return act == null || at == null
        ? null
        : new Action.Phone(id, act, at, fields == null ? Map.of() : JsonTree.of(fields), within);
  }

  private String phone(MapNode node, String key) {
    String id = node.string(key, "", problems);
    if (!phones.containsKey(id)) {
      problems.add(
          node.valueMark(key),
          "UNKNOWN",
          "there is no phone " + id,
          Suggestion.among(id, phones.keySet()));
    }
    return id;
  }
}
