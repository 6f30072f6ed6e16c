package org.gengfu.center.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gengfu.center.broker.ExternalSettings;
import org.gengfu.center.store.DatabaseSettings;
import org.gengfu.telemetry.TelemetrySettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever writes a wrong center.yaml is told where and what, and all of it at once. */
class SettingsReaderTest {
  private static final String GOOD =
      """
      host: gengfu-center
      group: gengfu
      http: {address: 127.0.0.1, port: 8090}
      mqtt: {address: 0.0.0.0, port: 1883}
      data: data
      telemetry: {store: questdb, retention: 400d, downsample: {after: 90d, bucket: 1m}}
      sites:
        - id: hall-1
          title: {zh: 政务大厅, en: Service hall}
          rooms: [{id: room-1, title: 中心机房}]
      edges:
        - {id: room-a, site: hall-1, room: room-1, passwordFile: room-a.password}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void password() throws IOException {
    Files.writeString(folder.resolve("room-a.password"), "secret-a\n");
  }

  /** Nobody finds out at night that a number was never reached. */
  @Test
  void whatIsWrongBelowNotifyIsToldWithItsPlace() {
    String wrong =
        GOOD
            + """
            notify:
              channels:
                - {id: mail, kind: mail, settings: {host: mail.city.example, security: none, from: gf@city.example}}
                - {id: hook, kind: webhook, settings: {url: "ftp://x"}}
              receivers: [{id: li, addresses: {mails: li@city.example}}]
              routes: [{id: all, ladder: [{to: [wang], via: [mail]}]}]
            """;
    SettingsRejectedException rejected =
        catchThrowableOfType(SettingsRejectedException.class, () -> read(wrong));
    assertThat(rejected.problems())
        .extracting(each -> each.mark().line())
        .containsExactlyInAnyOrder(16, 17, 17, 18);
    assertThat(rejected.getMessage())
        .contains("center.yaml:16:", "center.yaml:18:", "no channel mails", "no receiver or duty");
  }

  @Test
  void everythingIsRead() throws Exception {
    CenterSettings settings = read(GOOD);
    assertThat(settings.http().endpoint())
        .isEqualTo(new CenterSettings.Endpoint("127.0.0.1", 8090));
    assertThat(settings.data()).isEqualTo(folder.toAbsolutePath().normalize().resolve("data"));
    assertThat(settings.database())
        .isEqualTo(
            new DatabaseSettings.Embedded(
                settings.data().resolve("postgres"), settings.data().resolve("postgres/programs")));
    assertThat(settings.sites().getFirst().title().byLanguage())
        .containsEntry("en", "Service hall");
    assertThat(settings.sites().getFirst().rooms().getFirst().title().byLanguage())
        .containsEntry("zh", "中心机房");
    assertThat(settings.edges().getFirst().room()).isEqualTo("room-1");
    assertThat(settings.toString()).doesNotContain("secret-a");
  }

  @Test
  void almostNothingMustBeSaid() throws Exception {
    CenterSettings settings = read("data: d\n");
    assertThat(settings.host()).isEqualTo("gengfu-center");
    assertThat(settings.mqtt())
        .isEqualTo(
            new CenterSettings.MqttSettings(new CenterSettings.Endpoint("127.0.0.1", 1883), null));
    assertThat(settings.telemetry()).isEqualTo(TelemetrySettings.DEFAULT);
    assertThat(settings.edges()).isEmpty();
  }

  @Test
  void anExternalDatabaseIsTakenInsteadOfOurOwn() throws Exception {
    Files.writeString(folder.resolve("db.password"), "secret-db");
    CenterSettings settings =
        read(
            "data: d\npostgres: {url: 'jdbc:postgresql://db:5432/x', user: u, passwordFile: db.password}\n");
    assertThat(settings.database())
        .isEqualTo(new DatabaseSettings.External("jdbc:postgresql://db:5432/x", "u", "secret-db"));
    assertThat(settings.database().toString()).doesNotContain("secret-db");
  }

  @Test
  void anotherBrokerIsTakenInsteadOfOurOwn() throws Exception {
    Files.writeString(folder.resolve("broker.password"), "secret-mq");
    CenterSettings settings =
        read(
            "data: d\nmqtt: {external: 'tcp://mq.example:1883', username: center, passwordFile: broker.password}\n");
    assertThat(settings.mqtt().outside())
        .isEqualTo(
            new ExternalSettings(
                URI.create("tcp://mq.example:1883"),
                "center",
                "secret-mq",
                "gengfu",
                "gengfu-center"));
    assertThat(settings.mqtt().toString()).doesNotContain("secret-mq");
    SettingsRejectedException rejected =
        catchThrowableOfType(
            SettingsRejectedException.class,
            () -> read("data: d\nmqtt: {external: 'mq.example'}\n"));
    assertThat(rejected.getMessage()).contains("center.yaml:2:18:").contains("tcp://");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port: 8090 | prot: 8090 | :3:28: | port",
        "port: 8090 | port: 80900 | :3:34: | 65535",
        "127.0.0.1 | 127.0.0.1/x | :3:17: | address",
        "site: hall-1, | site: hall-2, | :12:24: | hall-1",
        "room: room-1, | room: room-2, | :12:38: | room-1",
        "room-a.password | nowhere | :12:60: | there is no file",
        "host: gengfu-center | host: 'a b' | :1:7: | letters",
        "after: 90d | after: 900d | :6:59: | retention",
        "data: data | daten: data | :5:1: | data",
        "id: hall-1 | ids: hall-1 | :8:5: | id"
      })
  void mistakesAreNamedWithTheirPlace(String good, String bad, String place, String word)
      throws Exception {
    String text = GOOD.replace(good, bad);
    SettingsRejectedException rejected =
        catchThrowableOfType(SettingsRejectedException.class, () -> read(text));
    assertThat(rejected).isNotNull();
    assertThat(rejected.getMessage()).contains("center.yaml" + place).contains(word);
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    String text =
        GOOD.replace("port: 8090", "port: x").replace("room: room-1,", "room: room-2,")
            + "  - {id: room-a, site: hall-1, room: room-1, passwordFile: room-a.password}\n";
    SettingsRejectedException rejected =
        catchThrowableOfType(SettingsRejectedException.class, () -> read(text));
    assertThat(rejected.problems()).hasSize(3);
    assertThat(rejected.getMessage()).contains("stands twice");
  }

  @Test
  void anEmptyPasswordIsNoPassword() throws Exception {
    Files.writeString(folder.resolve("room-a.password"), "\n");
    SettingsRejectedException rejected =
        catchThrowableOfType(SettingsRejectedException.class, () -> read(GOOD));
    assertThat(rejected.getMessage()).contains("one line");
  }

  private CenterSettings read(String text) throws IOException, SettingsRejectedException {
    Path file = folder.resolve("center.yaml");
    Files.writeString(file, text);
    return SettingsReader.read(file);
  }
}
