package org.gengfu.center.access;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.Times;
import org.jspecify.annotations.Nullable;

/** The users, in the database. Any thread that may block. */
public final class Users {
  /** Name of the user that the first start makes. */
  public static final String FIRST = "admin";

  /** Most users. */
  public static final int MAX_USERS = 1_000;

  private static final String COLUMNS =
      "name, role, enabled, must_change, created, last_login, password";
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
  private static final long LOCK = 0x67656e67667531L;

  private final Database database;
  private final Clock clock;

  public Users(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** How a change went. */
  public enum Outcome {
    DONE,
    UNKNOWN_USER,
    NAME_TAKEN,
    TOO_MANY,
    /** It would leave nobody who can administer. */
    LAST_ADMINISTRATOR
  }

  /**
   * Makes the first administrator when there are no users.
   *
   * @return the one-time password, to be told to a person once; empty when there are users
   */
  public Optional<String> first() {
    String password = random();
    String hash = PasswordHash.of(password);
    return database.transaction(connection -> {
      lock(connection);
      if (count(connection) > 0) {
        return Optional.empty();
      }
      insert(connection, FIRST, Role.ADMINISTRATOR, hash);
      return Optional.of(password);
    });
  }

  /**
   * Gives a user a new one-time password, or makes the first administrator when there are no users;
   * for whoever may start the center's program.
   *
   * @return the one-time password; empty when there is no such user
   */
  public Optional<String> reset(String name) {
    String password = random();
    return change(name, null, password, true) == Outcome.DONE ? Optional.of(password) : first();
  }

  /** Four groups of four letters or digits that are not mistaken for each other: 92 bits. */
  private static String random() {
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      if (i > 0 && i % 4 == 0) {
        text.append('-');
      }
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** The user of that name. */
  public Optional<User> find(String name) {
    return database.read(connection -> load(connection, name).map(Stored::user));
  }

  /** All users by name. */
  public List<User> all() {
    return database.read(connection -> {
      try (PreparedStatement statement =
              connection.prepareStatement("select " + COLUMNS + " from person order by name");
          ResultSet rows = statement.executeQuery()) {
        List<User> users = new ArrayList<>();
        while (rows.next()) {
          users.add(stored(rows).user());
        }
        return users;
      }
    });
  }

  /** The enabled user with that name and password; takes as long whatever the answer. */
  public Optional<User> check(String name, String password) {
    Optional<Stored> found = database.read(connection -> load(connection, name));
    if (found.isEmpty()) {
      PasswordHash.pretend(password);
      return Optional.empty();
    }
    boolean right = PasswordHash.matches(password, found.get().password());
    return found.map(Stored::user).filter(user -> right && user.enabled());
  }

  /** Notes a login. */
  void loggedIn(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("update person set last_login = ? where name = ?")) {
      statement.setObject(1, Times.toDatabase(clock.instant()));
      statement.setString(2, name);
      statement.executeUpdate();
    }
  }

  /** Adds a user who must change the password at the first login. */
  public Outcome add(String name, Role role, String password) {
    String hash = PasswordHash.of(password);
    return database.transaction(connection -> {
      lock(connection);
      if (load(connection, name).isPresent()) {
        return Outcome.NAME_TAKEN;
      }
      if (count(connection) >= MAX_USERS) {
        return Outcome.TOO_MANY;
      }
      insert(connection, name, role, hash);
      return Outcome.DONE;
    });
  }

  /**
   * Changes what is not null, and ends the user's sessions.
   *
   * @param password a new one, to be changed at the next login
   */
  public Outcome change(
      String name, @Nullable Role role, @Nullable String password, @Nullable Boolean enabled) {
    String hash = password == null ? null : PasswordHash.of(password);
    return database.transaction(connection -> {
      lock(connection);
      Optional<Stored> found = load(connection, name);
      if (found.isEmpty()) {
        return Outcome.UNKNOWN_USER;
      }
      User before = found.get().user();
      Role newRole = role == null ? before.role() : role;
      boolean on = enabled == null ? before.enabled() : enabled;
      boolean rules = newRole == Role.ADMINISTRATOR && on;
      if (!rules && isLastAdministrator(connection, before)) {
        return Outcome.LAST_ADMINISTRATOR;
      }
      update(connection, found.get(), newRole, on, hash);
      Sessions.endAll(connection, name);
      return Outcome.DONE;
    });
  }

  /** Sets the user's own new password. */
  void changeOwn(Connection connection, String name, String hash) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update person set password = ?, must_change = false where name = ?")) {
      statement.setString(1, hash);
      statement.setString(2, name);
      statement.executeUpdate();
    }
  }

  /** Removes a user and ends the user's sessions. */
  public Outcome remove(String name) {
    return database.transaction(connection -> {
      lock(connection);
      Optional<Stored> found = load(connection, name);
      if (found.isEmpty()) {
        return Outcome.UNKNOWN_USER;
      }
      if (isLastAdministrator(connection, found.get().user())) {
        return Outcome.LAST_ADMINISTRATOR;
      }
      try (PreparedStatement statement =
          connection.prepareStatement("delete from person where name = ?")) {
        statement.setString(1, name);
        statement.executeUpdate();
      }
      return Outcome.DONE;
    });
  }

  private record Stored(User user, String password) {}

  private static Optional<Stored> load(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select " + COLUMNS + " from person where name = ?")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(stored(rows)) : Optional.empty();
      }
    }
  }

  private static Stored stored(ResultSet rows) throws SQLException {
    User user =
        new User(
            rows.getString("name"),
            Role.valueOf(rows.getString("role").toUpperCase(Locale.ROOT)),
            rows.getBoolean("enabled"),
            rows.getBoolean("must_change"),
            Times.fromDatabase(rows, "created"),
            Times.orNull(rows, "last_login"));
    return new Stored(user, rows.getString("password"));
  }

  private void insert(Connection connection, String name, Role role, String hash)
      throws SQLException {
    Instant now = clock.instant();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into person (name, role, password, enabled, must_change, created)"
                + " values (?, ?, ?, true, true, ?)")) {
      statement.setString(1, name);
      statement.setString(2, role.name().toLowerCase(Locale.ROOT));
      statement.setString(3, hash);
      statement.setObject(4, Times.toDatabase(now));
      statement.executeUpdate();
    }
  }

  private static void update(
      Connection connection, Stored before, Role role, boolean enabled, @Nullable String hash)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update person set role = ?, enabled = ?, password = ?, must_change = ?"
                + " where name = ?")) {
      statement.setString(1, role.name().toLowerCase(Locale.ROOT));
      statement.setBoolean(2, enabled);
      statement.setString(3, hash == null ? before.password() : hash);
      statement.setBoolean(4, hash != null || before.user().mustChangePassword());
      statement.setString(5, before.user().name());
      statement.executeUpdate();
    }
  }

  private static boolean isLastAdministrator(Connection connection, User user) throws SQLException {
    if (user.role() != Role.ADMINISTRATOR || !user.enabled()) {
      return false;
    }
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from person where role = 'administrator' and enabled");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getInt(1) <= 1;
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select count(*) from person");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Two administrators who remove each other at once must not both succeed. */
  private static void lock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
      statement.setLong(1, LOCK);
      statement.execute();
    }
  }
}
