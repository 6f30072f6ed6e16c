package org.gengfu.center.push;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.center.store.Times;

/** SQL of the key and of who listens. Stateless; the caller owns the connection. */
final class PushTable {
  /** Most phones of one person; the oldest is forgotten. */
  static final int MOST_OF_USER = 10;

  private PushTable() {}

  /** A phone that listens. */
  @SuppressWarnings("ArrayRecordComponent") // read once, sent once
  record Listener(String endpoint, byte[] point, byte[] auth) {}

  /** The center's key; made when there is none. */
  static PushKey key(Connection connection) throws SQLException, GeneralSecurityException {
    PushKey made = PushKey.made();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into push_key (one, secret, shown) values (true, ?, ?)"
                + " on conflict (one) do nothing")) {
      statement.setBytes(1, Curve.bytes(made.secret()));
      statement.setBytes(2, Curve.bytes(made.shown()));
      statement.executeUpdate();
    }
    try (PreparedStatement statement =
            connection.prepareStatement("select secret, shown from push_key");
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("no key for push messages");
      }
      return new PushKey(Curve.secret(rows.getBytes(1)), Curve.point(rows.getBytes(2)));
    }
  }

  static void put(Connection connection, String user, Listener listener, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into push_subscription (endpoint, user_name, point, auth, made)"
                + " values (?, ?, ?, ?, ?) on conflict (endpoint) do update set user_name ="
                + " excluded.user_name, point = excluded.point, auth = excluded.auth,"
                + " made = excluded.made")) {
      statement.setString(1, listener.endpoint());
      statement.setString(2, user);
      statement.setBytes(3, listener.point());
      statement.setBytes(4, listener.auth());
      statement.setObject(5, Times.toDatabase(now));
      statement.executeUpdate();
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from push_subscription where user_name = ? and endpoint not in (select endpoint"
                + " from push_subscription where user_name = ? order by made desc limit "
                + MOST_OF_USER
                + ")")) {
      statement.setString(1, user);
      statement.setString(2, user);
      statement.executeUpdate();
    }
  }

  /** Forgets a phone, or all of a person when the endpoint is empty. */
  static void drop(Connection connection, String user, String endpoint) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from push_subscription where (? = '' or user_name = ?)"
                + " and (? = '' or endpoint = ?)")) {
      statement.setString(1, user);
      statement.setString(2, user);
      statement.setString(3, endpoint);
      statement.setString(4, endpoint);
      statement.executeUpdate();
    }
  }

  /** Whose phones listen. */
  static Set<String> users(Connection connection) throws SQLException {
    Set<String> users = new HashSet<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select distinct user_name from push_subscription");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        users.add(rows.getString(1));
      }
    }
    return Set.copyOf(users);
  }

  static List<Listener> of(Connection connection, String user) throws SQLException {
    List<Listener> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select endpoint, point, auth from push_subscription where user_name = ?")) {
      statement.setString(1, user);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Listener(rows.getString(1), rows.getBytes(2), rows.getBytes(3)));
        }
      }
    }
    return found;
  }
}
