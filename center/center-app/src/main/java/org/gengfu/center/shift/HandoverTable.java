package org.gengfu.center.shift;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.store.Times;

/**
 * Notes of one shift to the next, and signatures. Stateless; the caller owns the connection and the
 * transaction.
 */
public final class HandoverTable {
  /** The most notes of one sheet; the newest are shown. */
  public static final int MOST_NOTES = 500;

  private HandoverTable() {}

  /** What somebody wants the next shift to know. */
  public record Note(Instant time, String user, String text) {}

  /** Who signed a sheet. */
  public record Signature(Instant time, String user) {}

  /** Adds a note. */
  public static Note add(Connection connection, Note note) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into shift_note (time, person, text) values (?, ?, ?)")) {
      statement.setObject(1, Times.toDatabase(note.time()));
      statement.setString(2, note.user());
      statement.setString(3, note.text());
      statement.executeUpdate();
    }
    return note;
  }

  /** The newest notes of a time, oldest first. */
  public static List<Note> notes(Connection connection, Shift shift) throws SQLException {
    String sql =
        "select time, person, text from (select * from shift_note where time >= ? and time < ?"
            + " order by id desc limit "
            + MOST_NOTES
            + ") newest order by id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, Times.toDatabase(shift.from()));
      statement.setObject(2, Times.toDatabase(shift.to()));
      List<Note> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Note(Times.fromDatabase(rows, 1), rows.getString(2), rows.getString(3)));
        }
      }
      return found;
    }
  }

  /**
   * Signs a sheet.
   *
   * @return false when the same person signed it before
   */
  public static boolean sign(Connection connection, Shift shift, Signature signature)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into shift_signature (since, until, person, time) values (?, ?, ?, ?)"
                + " on conflict do nothing")) {
      statement.setObject(1, Times.toDatabase(shift.from()));
      statement.setObject(2, Times.toDatabase(shift.to()));
      statement.setString(3, signature.user());
      statement.setObject(4, Times.toDatabase(signature.time()));
      return statement.executeUpdate() == 1;
    }
  }

  /** Who signed the sheet of exactly this time, first one first. */
  public static List<Signature> signatures(Connection connection, Shift shift) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select time, person from shift_signature where since = ? and until = ?"
                + " order by time, person limit 100")) {
      statement.setObject(1, Times.toDatabase(shift.from()));
      statement.setObject(2, Times.toDatabase(shift.to()));
      List<Signature> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Signature(Times.fromDatabase(rows, 1), rows.getString(2)));
        }
      }
      return found;
    }
  }
}
