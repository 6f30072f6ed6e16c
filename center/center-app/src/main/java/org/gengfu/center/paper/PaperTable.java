package org.gengfu.center.paper;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.store.Times;

/** SQL of papers. Stateless; the caller owns connection and transaction. */
final class PaperTable {
  private static final String COLUMNS =
      "paper, number, issued, by_whom, reason, due, sha256, lacks";

  private PaperTable() {}

  /**
   * How often a paper was issued, its first and last version's time, and how many places the last
   * one left empty.
   */
  record Issued(String paper, int versions, Instant first, Instant last, int lacks) {}

  /** When a version was issued, and how many places it left empty. */
  record Handed(Instant issued, int lacks) {}

  /** What a version holds. */
  @SuppressWarnings("ArrayRecordComponent") // read once, written to a file
  record Frozen(String body, byte[] pages) {}

  /** What holds of each place of a paper: the text that was written last. */
  static Map<String, Written> written(Connection connection, String paper) throws SQLException {
    Map<String, Written> found = new LinkedHashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select blank, text, by_whom, time from paper_text where paper = ? order by number")) {
      statement.setString(1, paper);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(
              rows.getString(1),
              new Written(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  Times.fromDatabase(rows, 4)));
        }
      }
    }
    return found;
  }

  /** How many texts were ever written into a paper. */
  static int texts(Connection connection, String paper) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select count(*) from paper_text where paper = ?")) {
      statement.setString(1, paper);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  static void write(Connection connection, String paper, List<Written> texts) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into paper_text (paper, blank, text, by_whom, time) values (?, ?, ?, ?, ?)")) {
      for (Written each : texts) {
        statement.setString(1, paper);
        statement.setString(2, each.blank());
        statement.setString(3, each.text());
        statement.setString(4, each.by());
        statement.setObject(5, Times.toDatabase(each.time()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The versions of a paper, the first first. */
  static List<PaperVersion> versions(Connection connection, String paper) throws SQLException {
    List<PaperVersion> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select " + COLUMNS + " from paper_version where paper = ? order by number")) {
      statement.setString(1, paper);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new PaperVersion(
                  rows.getString(1),
                  rows.getInt(2),
                  Times.fromDatabase(rows, 3),
                  rows.getString(4),
                  rows.getString(5),
                  rows.getObject(6) == null ? null : Times.fromDatabase(rows, 6),
                  rows.getString(7),
                  rows.getInt(8)));
        }
      }
    }
    return found;
  }

  /** Those of these papers that were ever issued, by id. */
  static Map<String, Issued> issued(Connection connection, Collection<OwedPaper> papers)
      throws SQLException {
    Map<String, Issued> found = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select paper, count(*), min(issued), max(issued),"
                + " (array_agg(lacks order by number desc))[1] from paper_version"
                + " where paper = any (?) group by paper")) {
      Object[] ids = papers.stream().map(OwedPaper::id).toArray();
      statement.setArray(1, connection.createArrayOf("text", ids));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(
              rows.getString(1),
              new Issued(
                  rows.getString(1),
                  rows.getInt(2),
                  Times.fromDatabase(rows, 3),
                  Times.fromDatabase(rows, 4),
                  rows.getInt(5)));
        }
      }
    }
    return found;
  }

  /** The versions of these papers, the first first, by the paper's id. */
  static Map<String, List<Handed>> handed(Connection connection, Collection<String> papers)
      throws SQLException {
    Map<String, List<Handed>> found = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select paper, issued, lacks from paper_version where paper = any (?) order by number")) {
      statement.setArray(1, connection.createArrayOf("text", papers.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found
              .computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
              .add(new Handed(Times.fromDatabase(rows, 2), rows.getInt(3)));
        }
      }
    }
    return found;
  }

  /** What a version holds; empty when there is none of that number. */
  static Optional<Frozen> frozen(Connection connection, String paper, int number)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select body, pages from paper_version where paper = ? and number = ?")) {
      statement.setString(1, paper);
      statement.setInt(2, number);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new Frozen(rows.getString(1), rows.getBytes(2)))
            : Optional.empty();
      }
    }
  }

  static void issue(Connection connection, PaperVersion version, Frozen frozen)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into paper_version ("
                + COLUMNS
                + ", body, pages) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      statement.setString(1, version.paper());
      statement.setInt(2, version.number());
      statement.setObject(3, Times.toDatabase(version.issued()));
      statement.setString(4, version.by());
      statement.setString(5, version.reason());
      statement.setObject(6, Times.toDatabase(version.due()));
      statement.setString(7, version.sha256());
      statement.setInt(8, version.lacks());
      statement.setString(9, frozen.body());
      statement.setBytes(10, frozen.pages());
      statement.executeUpdate();
    }
  }
}
