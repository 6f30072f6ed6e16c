package org.gengfu.center.paper;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.store.Times;

/** SQL of papers on their way by mail. Stateless; the caller owns connection and transaction. */
final class PaperMailTable {
  private static final String SELECT =
      "select paper, number, receiver, made, attempts, tried, sent, why from paper_mail";

  private PaperMailTable() {}

  static void add(Connection connection, PaperVersion version, List<String> receivers)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into paper_mail (paper, number, receiver, made) values (?, ?, ?, ?)")) {
      for (String each : receivers) {
        statement.setString(1, version.paper());
        statement.setInt(2, version.number());
        statement.setString(3, each);
        statement.setObject(4, Times.toDatabase(version.issued()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * Those that were made since then and are not sent: what was never tried first, then what was
   * tried longest ago, so that many that fail keep none from its turn.
   */
  static List<PaperMail> waiting(Connection connection, Instant since, int most)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            SELECT
                + " where sent is null and made > ?"
                + " order by tried nulls first, made, paper, number, receiver limit "
                + most)) {
      statement.setObject(1, Times.toDatabase(since));
      return mails(statement);
    }
  }

  /** Those of a paper, by version and receiver. */
  static List<PaperMail> of(Connection connection, String paper) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(SELECT + " where paper = ? order by number, receiver")) {
      statement.setString(1, paper);
      return mails(statement);
    }
  }

  private static List<PaperMail> mails(PreparedStatement statement) throws SQLException {
    List<PaperMail> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new PaperMail(
                rows.getString(1),
                rows.getInt(2),
                rows.getString(3),
                Times.fromDatabase(rows, 4),
                rows.getInt(5),
                Times.orNull(rows, "tried"),
                Times.orNull(rows, "sent"),
                rows.getString(8)));
      }
    }
    return found;
  }

  /**
   * Notes an attempt.
   *
   * @param why it did not go, empty when it went
   */
  static void tried(Connection connection, PaperMail mail, Instant now, String why)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update paper_mail set attempts = attempts + 1, tried = ?, why = ?,"
                + " sent = case when ? = '' then ? else sent end"
                + " where paper = ? and number = ? and receiver = ? and sent is null")) {
      statement.setObject(1, Times.toDatabase(now));
      statement.setString(2, why);
      statement.setString(3, why);
      statement.setObject(4, Times.toDatabase(now));
      statement.setString(5, mail.paper());
      statement.setInt(6, mail.number());
      statement.setString(7, mail.receiver());
      statement.executeUpdate();
    }
  }
}
