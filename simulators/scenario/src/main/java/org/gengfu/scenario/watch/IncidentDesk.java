package org.gengfu.scenario.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Incidents and the drawing by the center's REST interface. Any thread. */
public final class IncidentDesk {
  private static final int PAGE = 500;
  private static final String[] LANGUAGES = {"zh", "en"};

  private final CenterClient center;

  public IncidentDesk(CenterClient center) {
    this.center = center;
  }

  /** Every incident that there is or was, with its tree. */
  public List<ShownIncident> incidents() {
    List<ShownIncident> incidents = new ArrayList<>();
    int total = 1;
    for (int from = 0; from < total; from += PAGE) {
      JsonNode page = center.get("incidents?state=all&offset=" + from + "&limit=" + PAGE);
      total = page.path("total").asInt();
      for (JsonNode row : page.path("incidents")) {
        incidents.add(story(center.get("incidents/" + text(row, "id"))));
      }
    }
    return incidents;
  }

  /**
   * Edits the drawing.
   *
   * @param edits as the interface takes them
   * @throws WatchException when the center takes not all of them
   */
  public void draw(List<Map<String, Object>> edits, String reason) {
    JsonNode answer = center.post("graph/edits", Map.of("edits", edits, "reason", reason));
    if (!answer.path("refused").isEmpty()) {
      throw new WatchException("the drawing was refused: " + answer.path("refused"));
    }
  }

  private static ShownIncident story(JsonNode story) {
    JsonNode row = story.path("incident");
    List<ShownIncident.Member> members = new ArrayList<>();
    for (JsonNode member : story.path("tree")) {
      List<String> way = new ArrayList<>();
      member.path("way").forEach(node -> way.add(node.asText()));
      members.add(
          new ShownIncident.Member(
              text(member, "episode"),
              text(member, "parent"),
              text(member, "node"),
              text(member, "type"),
              text(member, "rule"),
              member.path("ruleVersion").asLong(),
              way,
              words(member.path("explanation"))));
    }
    return new ShownIncident(
        text(row, "id"),
        text(row, "state"),
        text(row.path("root"), "node"),
        inferred(row),
        words(row.path("sentence")),
        members);
  }

  static boolean inferred(JsonNode row) {
    return row.path("root").path("inferred").isObject();
  }

  private static List<String> words(JsonNode node) {
    List<String> words = new ArrayList<>();
    for (String language : LANGUAGES) {
      words.add(text(node, language));
    }
    return words;
  }

  /** Empty for null, too. */
  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isNull() ? "" : value.asText("");
  }
}
