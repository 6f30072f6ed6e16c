package org.gengfu.center.api.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.Looks;
import org.gengfu.center.camera.ReportVersionTable;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.center.settings.ContractText;
import org.gengfu.center.settings.SettingsReader;
import org.gengfu.center.watch.WatchFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What center.yaml wants to be sent is sent once, also over a restart, by the contract of then. */
class ReportTimerTest {
  private static final String SETTINGS =
      """
      http: {address: 127.0.0.1, port: 0}
      data: data
      contract: {title: 平安城市, number: HT-7, partyA: 甲方公司, downAfter: 2m, targets: {online: "98%"}}
      reports:
        send: [{id: daily, every: day, daysAfter: 0, at: "08:00", formats: [json], folder: out}]
      sites: [{id: hall-1, title: 大厅, rooms: [{id: room-1, title: 机房}]}]
      edges: [{id: room-a, site: hall-1, room: room-1, passwordFile: room-a.password}]
      """;

  @TempDir private Path folder;

  private List<Path> sent() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.toList();
    }
  }

  private static List<ReportVersionTable.Row> versions(WatchFixture house) {
    return house.database.read(connection -> ReportVersionTable.list(connection, "", "", "", 10));
  }

  @Test
  void eachReportIsSentOnceAndItsVersionKeepsTheContract() throws Exception {
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(folder.resolve("room-a.password"), "secret\n");
    Files.writeString(folder.resolve("center.yaml"), SETTINGS);
    CenterSettings settings = SettingsReader.read(folder.resolve("center.yaml"));
    try (WatchFixture house = new WatchFixture()) {
      CameraRegister register = CameraRegister.load(house.database);
      var camera = Looks.camera("C-1", WatchFixture.EDGE, "cam-1", "东");
      house.watch.record(
          (connection, facts, now) -> register.put(connection, facts, List.of(camera), now, false));
      ReportDesk desk = new ReportDesk(house.database, house.watch, settings.cameras().contract());
      try (ReportTimer timer = ReportTimer.start(settings, desk, house.clock).orElseThrow()) {
        timer.send();
        assertThat(sent()).as("a rule begins when it is first seen").isEmpty();
        house.clock.advance(Duration.ofDays(1));
        timer.send();
        assertThat(sent()).hasSize(1);
        timer.send();
        assertThat(sent()).hasSize(1);
      }
      try (ReportTimer timer = ReportTimer.start(settings, desk, house.clock).orElseThrow()) {
        timer.send();
        assertThat(versions(house)).hasSize(1);
        house.clock.advance(Duration.ofDays(1));
        timer.send();
        assertThat(sent()).hasSize(2);
      }
      ReportVersionTable.Row version = versions(house).getLast();
      assertThat(version.why()).isEqualTo("scheduled");
      assertThat(ContractText.read(version.contract())).isEqualTo(settings.cameras().contract());
      String text = Files.readString(sent().getFirst());
      assertThat(new JsonMapper().readTree(text).isObject()).isTrue();
      assertThat(text).contains("平安城市", "HT-7", "甲方公司");
    }
  }
}
