package org.gengfu.center.learn;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.store.Times;
import org.gengfu.core.incident.RuleBook;
import org.gengfu.core.incident.RuleText;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the rules' versions. Which version holds says the correlator's state. Stateless; the
 * caller owns the connection and the transaction.
 */
public final class RuleShelf {
  /** The longest text of rules, in characters. */
  public static final int LONGEST = 400_000;

  private RuleShelf() {}

  /**
   * One version.
   *
   * @param author who wrote it; empty for the rules that a new center begins with
   * @param time since when, null for those
   */
  public record Version(
      long version, String text, String author, @Nullable Instant time, String reason) {}

  /** The text of the rules that hold; where nobody wrote one, the rules as text. */
  public static Version present(Connection connection, RuleBook rules) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select version, text, person, time, reason from rule_text where version = ?")) {
      statement.setLong(1, rules.version());
      try (ResultSet rows = statement.executeQuery()) {
        if (rows.next()) {
          return version(rows);
        }
      }
    }
    String text = rules.equals(RuleText.starter()) ? RuleText.starterText() : RuleText.text(rules);
    return new Version(rules.version(), text, "", null, "");
  }

  /** Puts the text of a version that is about to hold. */
  public static void put(Connection connection, Version version) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into rule_text (version, text, person, time, reason) values (?, ?, ?, ?, ?)"
                + " on conflict (version) do update set text = excluded.text,"
                + " person = excluded.person, time = excluded.time, reason = excluded.reason")) {
      statement.setLong(1, version.version());
      statement.setString(2, version.text());
      statement.setString(3, version.author());
      statement.setObject(4, Times.toDatabase(version.time()));
      statement.setString(5, version.reason());
      statement.executeUpdate();
    }
  }

  /** The newest versions up to the one that holds, newest first. */
  public static List<Version> history(Connection connection, long present, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select version, text, person, time, reason from rule_text where version <= ?"
                + " order by version desc limit ?")) {
      statement.setLong(1, present);
      statement.setInt(2, limit);
      List<Version> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(version(rows));
        }
      }
      return found;
    }
  }

  private static Version version(ResultSet rows) throws SQLException {
    return new Version(
        rows.getLong(1),
        rows.getString(2),
        rows.getString(3),
        Times.orNull(rows, "time"),
        rows.getString(5));
  }
}
