package org.gengfu.center.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal is evidence: whoever changes, removes or inserts a row is found out. */
class JournalTest {
  private static final Instant TIME = Instant.parse("2026-11-22T07:00:00.123Z");

  private Database database;

  @BeforeEach
  void open() {
    database = TestDatabase.open();
    append(20);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatWasAppendedIsWalkedInOrder() {
    List<JournalRow> seen = new ArrayList<>();
    Optional<String> broken = verify(Long.MAX_VALUE, seen::add);
    assertThat(broken).isEmpty();
    assertThat(seen).extracting(JournalRow::seq).first().isEqualTo(1L);
    assertThat(seen).hasSize(20).last().extracting(JournalRow::body).isEqualTo("{\"n\":20}");
    assertThat(seen.getFirst().eventTime()).isEqualTo(TIME);
  }

  @Test
  void theLastRowsCanBeWalkedAlone() {
    List<JournalRow> seen = new ArrayList<>();
    assertThat(verify(5, seen::add)).isEmpty();
    assertThat(seen).extracting(JournalRow::seq).containsExactly(16L, 17L, 18L, 19L, 20L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set body = '{\"n\":0}' where seq = 7",
        "update journal set kind = 'other' where seq = 7",
        "update journal set subject = 'other' where seq = 7",
        "update journal set event_time = event_time + interval '1 ms' where seq = 7",
        "update journal set arrival_time = arrival_time - interval '1 ms' where seq = 7",
        "update journal set previous = hash where seq = 7",
        "update journal set hash = sha256(hash) where seq = 7",
        "delete from journal where seq = 7",
        "delete from journal where seq = 1"
      })
  void tamperingIsFound(String tampering) {
    tamper(tampering);
    assertThat(verify(Long.MAX_VALUE, row -> {})).isPresent();
  }

  @Test
  void aRowThatIsForgedWithARightHashOfItsOwnBreaksTheChain() {
    JournalRow forged = new JournalRow(7, TIME, TIME, "test", "a/b/c", "{\"n\":0}", row(6).hash());
    tamper(
        "update journal set body = '{\"n\":0}', hash = '\\x%s' where seq = 7"
            .formatted(forged.hash()));
    assertThat(verify(Long.MAX_VALUE, row -> {}))
        .hasValueSatisfying(text -> assertThat(text).contains("row 8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set body = '{}' where seq = 7",
        "delete from journal where seq = 20",
        "truncate journal"
      })
  void theDatabaseItselfRefusesChanges(String change) {
    assertThatThrownBy(() -> execute(change)).hasMessageContaining("append-only");
  }

  @Test
  void twoWritersCannotBothAppendAtTheSamePlace() {
    JournalRow second = new JournalRow(20, TIME, TIME, "test", "a/b/c", "{}", row(19).hash());
    assertThatThrownBy(() ->
            database.transaction(connection -> {
              Journal.append(connection, List.of(second));
              return null;
            }))
        .isInstanceOf(StoreException.class);
    assertThat(database.<JournalHead>read(Journal::head).seq()).isEqualTo(20);
  }

  @Test
  void aSubjectsRowsAreFoundFromAPlaceOn() {
    List<JournalRow> rows = database.read(connection -> Journal.of(connection, "a/b/c", 18, 2));
    assertThat(rows).extracting(JournalRow::seq).containsExactly(18L, 19L);
  }

  private void append(int count) {
    database.transaction(connection -> {
      JournalHead head = Journal.head(connection);
      List<JournalRow> rows = new ArrayList<>();
      for (int n = 1; n <= count; n++) {
        JournalRow row =
            new JournalRow(
                head.seq() + 1, TIME, TIME, "test", "a/b/c", "{\"n\":" + n + "}", head.hash());
        rows.add(row);
        head = JournalHead.after(row);
      }
      Journal.append(connection, rows);
      return null;
    });
  }

  private JournalRow row(long seq) {
    return database.read(connection -> Journal.of(connection, "a/b/c", seq, 1)).getFirst();
  }

  private Optional<String> verify(long count, Journal.Visitor visitor) {
    return database.read(connection -> Journal.verify(connection, count, visitor));
  }

  /** As somebody would who owns the database and knows how to switch its triggers off. */
  private void tamper(String sql) {
    execute("set session_replication_role = replica; " + sql);
  }

  private void execute(String sql) {
    database.transaction(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      return null;
    });
  }
}
