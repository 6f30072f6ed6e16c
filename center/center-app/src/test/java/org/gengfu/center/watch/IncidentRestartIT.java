package org.gengfu.center.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.IncidentHouse.EDGE;
import static org.gengfu.center.watch.IncidentHouse.T0;
import static org.gengfu.center.watch.IncidentHouse.born;
import static org.gengfu.center.watch.IncidentHouse.cleared;
import static org.gengfu.center.watch.IncidentHouse.raised;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gengfu.center.incident.IncidentMemory;
import org.gengfu.center.incident.IncidentSetup;
import org.gengfu.center.ingest.Entry;
import org.gengfu.core.incident.StateHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stored gives the correlator's state again, at any point and from any stored state. */
class IncidentRestartIT {
  private static final int DEVICES = 10_000;
  private static final int IN_A_BATCH = 200;

  private IncidentHouse house;

  @BeforeEach
  void open() {
    house = new IncidentHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String stored() {
    return house.database.read(
        connection -> StateHash.of(IncidentMemory.load(connection, IncidentSetup.usual()).state()));
  }

  @Test
  void aRestartAtAnyPointGivesTheSameState() throws Exception {
    house.build(5);
    List<Entry> story = new ArrayList<>();
    story.add(raised("mains", "mainsFailure", T0));
    story.add(raised("ups", "onBattery", T0.plusSeconds(3)));
    story.add(new Entry.DeviceDied(EDGE, "switch", T0.plusSeconds(60)));
    for (int i = 0; i < 5; i++) {
      story.add(raised("cam-" + i, "offline", T0.plusSeconds(70 + i)));
    }
    story.add(new Entry.EdgeDied(EDGE, T0.plusSeconds(90)));
    story.add(cleared("mains", "mainsFailure", T0.plusSeconds(95)));
    story.addAll(house.births(T0.plusSeconds(200), 5));
    int number = 0;
    for (Entry entry : story) {
      house.commit(entry);
      assertThat(stored()).as("after %s", entry).isEqualTo(house.hash());
      house.pass(Duration.ofSeconds(20));
      if (++number % 4 == 0) {
        house.restart();
      }
      assertThat(stored()).as("20 s after %s", entry).isEqualTo(house.hash());
    }
    assertThat(house.rows()).isNotEmpty();
  }

  @Test
  void aStoredStateThatIsBrokenCostsOnlyALongerReplay() throws Exception {
    List<Entry> births = new ArrayList<>();
    for (int i = 0; i < DEVICES; i++) {
      births.add(born("th-" + i, "environment.leak", "leak", T0));
      if (births.size() == IN_A_BATCH) {
        house.commit(births.toArray(Entry[]::new));
        births.clear();
      }
    }
    for (int from = 0; from < DEVICES; from += IN_A_BATCH) {
      List<Entry> alarms = new ArrayList<>();
      for (int i = from; i < from + IN_A_BATCH; i++) {
        alarms.add(raised("th-" + i, "leak", T0.plusMillis(i)));
      }
      house.commit(alarms.toArray(Entry[]::new));
      house.pass(Duration.ofMillis(500));
    }
    house.until(
        "all are incidents", () -> house.watch.picture().incidents().incidents().size() == DEVICES);
    house.restart();
    assertThat(house.watch.picture().incidentRows().size()).isEqualTo(DEVICES);
    String hash = house.hash();
    assertThat(states()).hasSize(2);
    assertThat(stored()).isEqualTo(hash);
    breakNewest();
    assertThat(stored()).isEqualTo(hash);
    house.database.change(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute("update incident_state set body = ''");
      }
    });
    assertThat(stored()).isEqualTo(hash);
  }

  private List<Long> states() {
    return house.database.read(connection -> {
      List<Long> found = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select seq from incident_state")) {
        while (rows.next()) {
          found.add(rows.getLong(1));
        }
      }
      return found;
    });
  }

  /** One byte in the middle is another one. */
  private void breakNewest() {
    long newest = Collections.max(states());
    int at = 500;
    house.database.change(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            ("update incident_state set body = set_byte(body, %d, 255 - get_byte(body, %d))"
                    + " where seq = %d")
                .formatted(at, at, newest));
      }
    });
  }
}
