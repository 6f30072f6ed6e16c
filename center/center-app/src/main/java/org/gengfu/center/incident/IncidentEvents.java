package org.gengfu.center.incident;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.center.store.Times;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/**
 * What happened to incidents as a whole, for their stories. Alarms that join or end are in the
 * story's tree and not told again. The caller owns connection and transaction.
 */
public final class IncidentEvents {
  /** The most that are read of one incident. */
  public static final int MOST = 1_000;

  private static final long IN_ONE_ROW = 1_000_000;

  /**
   * Something that happened.
   *
   * @param time when, event time where there is one
   * @param kind e.g. {@code merged}
   * @param text what happened, by language
   * @param user who did it, null when nobody did
   * @param reason why, null when nobody did
   */
  public record Event(
      Instant time,
      String kind,
      Map<String, String> text,
      @Nullable String user,
      @Nullable String reason) {
    public Event {
      text = Map.copyOf(text);
    }
  }

  private record Told(long incident, Event event) {}

  private final IncidentState before;
  private final IncidentState after;
  private final IncidentWords words;
  private final Instant now;

  IncidentEvents(IncidentState before, IncidentState after, IncidentWords words, Instant now) {
    this.before = before;
    this.after = after;
    this.words = words;
    this.now = now;
  }

  /** Writes what the facts of one journal row say. */
  void store(Connection connection, long seq, List<IncidentFact> facts) throws SQLException {
    String sql =
        "insert into incident_event (incident, n, time, kind, body) values (?, ?, ?, ?, ?::jsonb)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      long n = seq * IN_ONE_ROW;
      for (IncidentFact fact : facts) {
        for (Told told : told(fact)) {
          statement.setString(1, Incident.name(told.incident()));
          statement.setLong(2, n++);
          statement.setObject(3, Times.toDatabase(told.event().time()));
          statement.setString(4, told.event().kind());
          statement.setString(5, IncidentJson.write(told.event()));
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private List<Told> told(IncidentFact fact) {
    if (fact instanceof IncidentFact.OfIncident whole) {
      return ofIncident(whole);
    }
    return fact instanceof IncidentFact.DecidedByHand decided ? byHand(decided.input()) : List.of();
  }

  private List<Told> ofIncident(IncidentFact.OfIncident fact) {
    return switch (fact) {
      case IncidentFact.Opened opened ->
          one(
              opened.incident().id(),
              Instant.ofEpochMilli(opened.incident().openedMillis()),
              "opened",
              opened.splitFrom() == 0 ? "事件产生" : "从 %s 拆分".formatted(name(opened.splitFrom())),
              opened.splitFrom() == 0 ? "Opened" : "Split from " + name(opened.splitFrom()));
      case IncidentFact.ResidualOpened opened ->
          one(
              opened.incident().id(),
              Instant.ofEpochMilli(opened.incident().openedMillis()),
              "residual",
              "%s 的原因已恢复，此告警仍未恢复".formatted(name(opened.incident().residualOf())),
              "Outlasted its cause in " + name(opened.incident().residualOf()));
      case IncidentFact.Merged merged -> merged(merged);
      case IncidentFact.Rerooted rerooted -> {
        String zh = what(rerooted.root(), "zh");
        String en = what(rerooted.root(), "en");
        yield one(rerooted.incident(), now, "rerooted", "根因改为 " + zh, "Root is now " + en);
      }
      case IncidentFact.Dissolved dissolved ->
          one(
              dissolved.incident(),
              now,
              "dissolved",
              "证据已撤回，事件取消",
              "Taken back: nothing speaks for it");
      case IncidentFact.Resolved resolved ->
          one(
              resolved.incident(),
              Instant.ofEpochMilli(resolved.teMillis()),
              "resolved",
              "全部恢复",
              "Resolved: nothing of it lasts");
      case IncidentFact.Reopened reopened ->
          one(reopened.incident(), now, "reopened", "再次出现", "Reopened: something of it is back");
      case IncidentFact.Forgotten ignored -> List.of();
    };
  }

  private List<Told> merged(IncidentFact.Merged merged) {
    String survivor = name(merged.survivor());
    List<Told> both = new ArrayList<>();
    both.addAll(one(merged.loser(), now, "merged", "并入 " + survivor, "Merged into " + survivor));
    String loser = name(merged.loser());
    both.addAll(one(merged.survivor(), now, "took", "并入了 " + loser, "Took in " + loser));
    return both;
  }

  private List<Told> byHand(IncidentInput.ByHand hand) {
    return switch (hand) {
      case IncidentInput.Merge merge ->
          hand(
              merge.into(),
              hand,
              "人工合并 " + name(merge.merged()),
              "Merged by hand: " + name(merge.merged()));
      case IncidentInput.Split split -> {
        @Nullable Episode episode = before.episodes().get(split.episode());
        yield episode == null
            ? List.of()
            : hand(
                before.incidentOf(episode).id(),
                hand,
                "人工拆出 " + what(split.episode(), "zh"),
                "Split by hand: " + what(split.episode(), "en"));
      }
      case IncidentInput.Reroot reroot ->
          hand(
              reroot.incident(),
              hand,
              "人工认定根因在 " + words.names().name(reroot.node()).get("zh"),
              "Root named by hand: " + words.names().name(reroot.node()).get("en"));
    };
  }

  private List<Told> hand(long incident, IncidentInput.ByHand hand, String zh, String en) {
    Map<String, String> text = Map.of("zh", zh, "en", en);
    return List.of(new Told(incident, new Event(now, "by-hand", text, hand.user(), hand.reason())));
  }

  private static List<Told> one(long incident, Instant time, String kind, String zh, String en) {
    return List.of(
        new Told(incident, new Event(time, kind, Map.of("zh", zh, "en", en), null, null)));
  }

  private static String name(long incident) {
    return Incident.name(incident);
  }

  private String what(long number, String language) {
    @Nullable Episode known = after.episodes().get(number);
    @Nullable Episode episode = known == null ? before.episodes().get(number) : known;
    if (episode == null) {
      return Long.toString(number);
    }
    String node = episode.key().resource();
    return words.type(episode.key()).get(language) + " " + words.names().name(node).get(language);
  }

  /** What happened to an incident, oldest first, at most {@value #MOST}. */
  public static List<Event> of(Connection connection, String incident) throws SQLException {
    String sql = "select body from incident_event where incident = ? order by n limit ?";
    List<Event> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, incident);
      statement.setInt(2, MOST);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(IncidentJson.read(rows.getString(1), Event.class));
        }
      }
    }
    return found;
  }
}
