package org.gengfu.center.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.Times;

/**
 * Logins that last. A token has 256 random bits; the database holds its SHA-256 only. A session
 * ends {@code LIFE} after its login, when the user logs out or is changed, and when the user has
 * more than {@value #MAX_PER_USER} (the oldest goes). Any thread that may block.
 */
public final class Sessions {
  /** Life of a session from its login on. */
  public static final Duration LIFE = Duration.ofHours(12);

  static final int MAX_PER_USER = 20;

  private static final int TOKEN_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final Users users;
  private final Clock clock;

  public Sessions(Database database, Users users, Clock clock) {
    this.database = database;
    this.users = users;
    this.clock = clock;
  }

  /**
   * Begins a session of a user whose password was right.
   *
   * @return the token, which only the browser keeps
   */
  public String begin(User user, String address) {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    database.change(connection -> {
      dropOld(connection, user.name(), now);
      try (PreparedStatement statement =
          connection.prepareStatement(
              "insert into session (token_hash, person, created, expires, address)"
                  + " values (?, ?, ?, ?, ?)")) {
        statement.setBytes(1, hash(token));
        statement.setString(2, user.name());
        statement.setObject(3, Times.toDatabase(now));
        statement.setObject(4, Times.toDatabase(now.plus(LIFE)));
        statement.setString(5, address);
        statement.executeUpdate();
      }
      users.loggedIn(connection, user.name());
    });
    return token;
  }

  private static void dropOld(Connection connection, String user, Instant now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from session where expires <= ? or token_hash in (select token_hash from"
                + " session where person = ? order by created desc, token_hash offset ?)")) {
      statement.setObject(1, Times.toDatabase(now));
      statement.setString(2, user);
      statement.setInt(3, MAX_PER_USER - 1);
      statement.executeUpdate();
    }
  }

  /** The user whose session this is, if it lasts and the user is enabled. */
  public Optional<User> user(String token) {
    if (token.length() > 100) {
      return Optional.empty();
    }
    Optional<String> name =
        database.read(connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "select person from session where token_hash = ? and expires > ?")) {
            statement.setBytes(1, hash(token));
            statement.setObject(2, Times.toDatabase(clock.instant()));
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
          }
        });
    return name.flatMap(users::find).filter(User::enabled);
  }

  /** Ends one session. */
  public void end(String token) {
    database.change(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement("delete from session where token_hash = ?")) {
        statement.setBytes(1, hash(token));
        statement.executeUpdate();
      }
    });
  }

  /** Sets the user's own new password and ends the user's sessions but this one. */
  public void changePassword(User user, String token, String replacement) {
    String hash = PasswordHash.of(replacement);
    database.change(connection -> {
      users.changeOwn(connection, user.name(), hash);
      try (PreparedStatement statement =
          connection.prepareStatement("delete from session where person = ? and token_hash <> ?")) {
        statement.setString(1, user.name());
        statement.setBytes(2, hash(token));
        statement.executeUpdate();
      }
    });
  }

  static void endAll(Connection connection, String user) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from session where person = ?")) {
      statement.setString(1, user);
      statement.executeUpdate();
    }
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
