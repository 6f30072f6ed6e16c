package org.gengfu.center.stock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gengfu.center.store.Times;
import org.gengfu.core.stock.Why;

/** SQL of moves. Stateless; the caller owns connection and transaction. */
final class MoveTable {
  private MoveTable() {}

  static void add(Connection connection, Collection<Move> moves) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into stock_move (id, at, by_user, act, serial, outcome, why_zh, why_en, reason,"
                + " state, place, holder) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Move move : moves) {
        statement.setString(1, move.id());
        statement.setObject(2, Times.toDatabase(move.at()));
        statement.setString(3, move.by());
        statement.setString(4, move.act());
        statement.setString(5, move.serial());
        statement.setString(6, move.outcome().name().toLowerCase(Locale.ROOT));
        statement.setString(7, move.why().zh());
        statement.setString(8, move.why().en());
        statement.setString(9, move.reason());
        statement.setString(10, move.state());
        statement.setString(11, move.place());
        statement.setString(12, move.holder());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The move of that id. */
  static Optional<Move> of(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select * from stock_move where id = ?")) {
      statement.setString(1, id);
      return read(statement).stream().findFirst();
    }
  }

  /** The newest moves that have an id, newest first. */
  static List<Move> newest(Connection connection, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select * from stock_move where id is not null order by number desc limit ?")) {
      statement.setInt(1, limit);
      return read(statement);
    }
  }

  /** What was done to a part, newest first. */
  static List<Move> history(Connection connection, String serial, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select * from stock_move where serial = ? order by number desc limit ?")) {
      statement.setString(1, serial);
      statement.setInt(2, limit);
      return read(statement);
    }
  }

  private static List<Move> read(PreparedStatement statement) throws SQLException {
    List<Move> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String place = rows.getString("place");
        String holder = rows.getString("holder");
        found.add(
            new Move(
                rows.getString("id"),
                Times.fromDatabase(rows, "at"),
                rows.getString("by_user"),
                rows.getString("act"),
                rows.getString("serial"),
                Move.Outcome.valueOf(rows.getString("outcome").toUpperCase(Locale.ROOT)),
                new Why(rows.getString("why_zh"), rows.getString("why_en")),
                rows.getString("reason"),
                rows.getString("state"),
                place == null ? "" : place,
                holder == null ? "" : holder));
      }
    }
    return found;
  }
}
