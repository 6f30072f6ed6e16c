package org.gengfu.center.contract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.store.Times;

/** Editions in the database. Stateless; the caller owns the connection and the transaction. */
final class ContractTable {
  private ContractTable() {}

  /** All of them, by contract and edition. */
  static List<StoredEdition> all(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select contract, edition, holds_from, text, person, time, reason"
                    + " from contract_edition order by contract, edition");
        ResultSet rows = statement.executeQuery()) {
      List<StoredEdition> found = new ArrayList<>();
      while (rows.next()) {
        found.add(
            new StoredEdition(
                rows.getString(1),
                rows.getInt(2),
                Times.fromDatabase(rows, 3),
                rows.getString(4),
                rows.getString(5),
                Times.fromDatabase(rows, 6),
                rows.getString(7)));
      }
      return found;
    }
  }

  static void add(Connection connection, StoredEdition edition, String hash) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into contract_edition"
                + " (contract, edition, holds_from, text, text_hash, person, time, reason)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      statement.setString(1, edition.contract());
      statement.setInt(2, edition.edition());
      statement.setObject(3, Times.toDatabase(edition.from()));
      statement.setString(4, edition.text());
      statement.setString(5, hash);
      statement.setString(6, edition.person());
      statement.setObject(7, Times.toDatabase(edition.time()));
      statement.setString(8, edition.reason());
      statement.executeUpdate();
    }
  }
}
