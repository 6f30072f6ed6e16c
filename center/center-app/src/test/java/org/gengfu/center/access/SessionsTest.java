package org.gengfu.center.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users and sessions as they stand in the database; the API's side is tested with the API. */
class SessionsTest {
  private Database database;
  private Users users;
  private Sessions sessions;

  @BeforeEach
  void open() {
    database = TestDatabase.open();
    users = new Users(database, Clock.systemUTC());
    sessions = new Sessions(database, users, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theFirstStartMakesOneAdministratorOnce() {
    String password = users.first().orElseThrow();
    assertThat(password).matches("([A-Za-z2-9]{4}-){3}[A-Za-z2-9]{4}");
    User admin = users.check(Users.FIRST, password).orElseThrow();
    assertThat(admin.role()).isEqualTo(Role.ADMINISTRATOR);
    assertThat(admin.mustChangePassword()).isTrue();
    assertThat(users.first()).isEmpty();
  }

  @Test
  void aLostPasswordIsReplacedByAOneTimeOne() {
    String lost = users.first().orElseThrow();
    String token = sessions.begin(users.find(Users.FIRST).orElseThrow(), "here");
    String again = users.reset(Users.FIRST).orElseThrow();
    assertThat(users.check(Users.FIRST, lost)).isEmpty();
    assertThat(users.check(Users.FIRST, again).orElseThrow().mustChangePassword()).isTrue();
    assertThat(sessions.user(token)).isEmpty();
    assertThat(users.reset("nobody")).isEmpty();
  }

  @Test
  void theOldestSessionsOfAUserGo() throws Exception {
    users.first();
    User admin = users.find(Users.FIRST).orElseThrow();
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i <= Sessions.MAX_PER_USER; i++) {
      tokens.add(sessions.begin(admin, "here"));
    }
    long alive = tokens.stream().map(sessions::user).filter(Optional::isPresent).count();
    assertThat(alive).isEqualTo(Sessions.MAX_PER_USER);
    assertThat(sessions.user(tokens.getLast())).isPresent();
  }

  @Test
  void whatIsNoTokenIsNoSession() {
    assertThat(sessions.user("")).isEmpty();
    assertThat(sessions.user("x".repeat(10_000))).isEmpty();
  }

  @Test
  void theThrottleForgetsWhoFailedLongestAgoWhenItIsFull() {
    LoginThrottle throttle = new LoginThrottle();
    Instant now = Instant.parse("2026-11-22T07:00:00Z");
    for (int i = 0; i < LoginThrottle.PER_USER; i++) {
      throttle.failed("wang", "a", now);
    }
    assertThat(throttle.wait("wang", "b", now)).contains(LoginThrottle.WINDOW);
    assertThat(throttle.wait("wang", "b", now.plus(Duration.ofMinutes(5)))).isEmpty();
    for (int i = 0; i < LoginThrottle.MAX_KEYS; i++) {
      throttle.failed("somebody " + i, "address " + i, now);
    }
    assertThat(throttle.wait("wang", "b", now)).isEmpty();
  }

  @Test
  void anAddressThatTriesManyNamesWaitsToo() {
    LoginThrottle throttle = new LoginThrottle();
    Instant now = Instant.parse("2026-11-22T07:00:00Z");
    for (int i = 0; i < LoginThrottle.PER_ADDRESS; i++) {
      throttle.failed("name " + i, "a", now);
    }
    assertThat(throttle.wait("another", "a", now)).isPresent();
    assertThat(throttle.wait("another", "b", now)).isEmpty();
  }
}
