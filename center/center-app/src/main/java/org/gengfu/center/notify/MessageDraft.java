package org.gengfu.center.notify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.store.Times;
import org.gengfu.notify.Failure;
import org.gengfu.notify.Message;
import org.gengfu.notify.NotifyFact;
import org.gengfu.notify.NotifyState;
import org.gengfu.notify.Parcel;
import org.gengfu.notify.Tale;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction's facts change of the messages' tables. Only the writer's thread may use it.
 */
final class MessageDraft {
  private static final Duration KEPT = Duration.ofDays(400);

  private final Set<String> keys = new LinkedHashSet<>();
  private final Map<String, Attempt> attempts = new LinkedHashMap<>();
  private final List<Failure> failures = new ArrayList<>();

  private record Attempt(
      String key, int number, @Nullable Instant time, String outcome, String why) {}

  /**
   * Takes a fact.
   *
   * @param before the state before it
   */
  void take(NotifyState before, NotifyFact fact) {
    switch (fact) {
      case NotifyFact.Queued(Message message) -> keys.add(message.key());
      case NotifyFact.Gathered(String key, String digest) -> keys.add(key);
      case NotifyFact.Postponed(String key, Instant until, String why) -> keys.add(key);
      case NotifyFact.Handed(String key, int attempt, Instant at, Instant expires) -> {
        keys.add(key);
        put(new Attempt(key, attempt, at, "sending", ""));
      }
      case NotifyFact.Again(String key, Instant at, String why) -> {
        keys.add(key);
        outcome(before, key, "again", why);
      }
      case NotifyFact.Settled settled -> settled(before, settled);
      case NotifyFact.Closed(String subject, Tale.State state, Instant at, String why) ->
          before.about(subject).forEach(parcel -> keys.add(parcel.message().key()));
      case NotifyFact.Missed(Failure failure) -> failures.add(failure);
      case NotifyFact.Begun ignored -> {}
      case NotifyFact.Climbed ignored -> {}
      case NotifyFact.Listed ignored -> {}
      case NotifyFact.Forgotten ignored -> {}
      case NotifyFact.Deferred ignored -> {}
      case NotifyFact.ClockBack ignored -> {}
      case NotifyFact.Ignored ignored -> {}
    }
  }

  private void settled(NotifyState before, NotifyFact.Settled settled) {
    keys.add(settled.key());
    Parcel parcel = before.parcels().get(settled.key());
    String outcome =
        switch (settled.state()) {
          case SENT -> "accepted";
          case DELIVERED -> "delivered";
          case FAILED -> "failed";
          case UNKNOWN -> "unknown";
          case WAITING, GATHERED, SENDING, DROPPED -> "";
        };
    if (!outcome.isEmpty()) {
      outcome(before, settled.key(), outcome, settled.why());
    }
    boolean lost =
        settled.state() == Parcel.State.FAILED || settled.state() == Parcel.State.UNKNOWN;
    if (lost && parcel != null && parcel.message().kind() != Message.Kind.DIGEST) {
      Message message = parcel.message();
      failures.add(
          new Failure(
              message.key(), message.receiver(), message.channel(), settled.why(), settled.at()));
    }
  }

  private void outcome(NotifyState before, String key, String outcome, String why) {
    Parcel parcel = before.parcels().get(key);
    if (parcel != null && parcel.attempts() > 0) {
      put(new Attempt(key, parcel.attempts(), null, outcome, why));
    }
  }

  private void put(Attempt attempt) {
    String id = attempt.number() + "|" + attempt.key();
    Attempt known = attempts.get(id);
    Instant time = attempt.time() == null && known != null ? known.time() : attempt.time();
    attempts.put(
        id, new Attempt(attempt.key(), attempt.number(), time, attempt.outcome(), attempt.why()));
  }

  /** Writes all of it, by the state after the last fact. */
  void store(Connection connection, NotifyState after, Instant now) throws SQLException {
    messages(connection, after);
    attempts(connection, now);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into message_failure (time, what, receiver, channel, why)"
                + " values (?, ?, ?, ?, ?)")) {
      for (Failure failure : failures) {
        statement.setObject(1, Times.toDatabase(failure.at()));
        statement.setString(2, failure.what());
        statement.setString(3, failure.receiver());
        statement.setString(4, failure.channel());
        statement.setString(5, failure.why());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void messages(Connection connection, NotifyState after) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into message (key, notice, incident, receiver, channel, kind, level, title,"
                + " body, state, why, made, next, step, receipt, receipt_by)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (key) do update set state = excluded.state, why = excluded.why,"
                + " next = excluded.next, receipt = coalesce(message.receipt, excluded.receipt),"
                + " receipt_by = coalesce(message.receipt_by, excluded.receipt_by)")) {
      for (String key : keys) {
        Parcel parcel = after.parcels().get(key);
        if (parcel != null) {
          bind(statement, parcel, after.tales().get(parcel.message().subject()));
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, Parcel parcel, @Nullable Tale tale)
      throws SQLException {
    Message message = parcel.message();
    Tale received = tale != null && tale.state() == Tale.State.RECEIVED ? tale : null;
    String incident = incident(message);
    statement.setString(1, message.key());
    statement.setString(2, message.subject());
    statement.setString(3, incident.isEmpty() ? null : incident);
    statement.setString(4, message.receiver());
    statement.setString(5, message.channel());
    statement.setString(6, message.kind().name().toLowerCase(Locale.ROOT));
    statement.setInt(7, message.level());
    statement.setString(8, message.title());
    statement.setString(9, message.text());
    statement.setString(10, state(parcel, tale));
    statement.setString(11, parcel.why());
    statement.setObject(12, Times.toDatabase(message.from()));
    statement.setObject(13, Times.toDatabase(parcel.state().settled() ? null : parcel.timer()));
    statement.setInt(14, step(message));
    statement.setObject(15, Times.toDatabase(received == null ? null : received.touched()));
    statement.setString(16, received == null ? null : received.why());
  }

  /** Of which incident, empty for none or several; an order is told under its own number. */
  private static String incident(Message message) {
    return message.kind() == Message.Kind.ORDER
        ? message.values().getOrDefault("incident", "")
        : Told.incident(message.subject());
  }

  private static String state(Parcel parcel, @Nullable Tale tale) {
    boolean withdrawn =
        tale != null
            && tale.state() == Tale.State.WITHDRAWN
            && parcel.message().kind() != Message.Kind.WITHDRAWAL;
    return switch (parcel.state()) {
      case WAITING -> parcel.why().equals("quiet hours") ? "held" : "waiting";
      case GATHERED, SENDING -> "waiting";
      case SENT -> withdrawn ? "withdrawn" : "sent";
      case DELIVERED -> withdrawn ? "withdrawn" : "delivered";
      case FAILED -> "failed";
      case UNKNOWN -> "unknown";
      case DROPPED -> "dropped";
    };
  }

  private static int step(Message message) {
    String[] parts = message.key().split("\\|", 3);
    boolean numbered = parts.length == 3 && parts[1].matches("[0-9]{1,4}");
    return numbered && !parts[0].isEmpty() ? Integer.parseInt(parts[1]) : 0;
  }

  private void attempts(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into message_attempt (key, number, time, outcome, why)"
                + " values (?, ?, ?, ?, ?) on conflict (key, number) do update set"
                + " outcome = excluded.outcome, why = excluded.why")) {
      for (Attempt attempt : attempts.values()) {
        statement.setString(1, attempt.key());
        statement.setInt(2, attempt.number());
        statement.setObject(3, Times.toDatabase(attempt.time() == null ? now : attempt.time()));
        statement.setString(4, attempt.outcome());
        statement.setString(5, attempt.why());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Forgets what is older than anybody asks for. */
  static void trim(Connection connection, Instant now) throws SQLException {
    for (String sql :
        List.of(
            "delete from message where made < ?", "delete from message_failure where time < ?")) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, Times.toDatabase(now.minus(KEPT)));
        statement.executeUpdate();
      }
    }
  }
}
