package org.gengfu.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.gengfu.driver.testkit.FakeDriver;
import org.gengfu.edge.uplink.UplinkSettings.Secret;
import org.gengfu.profile.PollClass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  private static final String GOOD =
      """
      edge: room-a
      uplink: {brokers: ["tcp://127.0.0.1:1883"], username: room-a, passwordFile: room-a.password}
      outbox: {folder: data/outbox, maxBytes: 64MiB, maxAge: 7d}
      profiles: [profiles]
      buses:
        - {id: line-1, driver: fake, name: one, devices: [{id: th-1, profile: th-modbus}]}
        - {id: line-2, driver: fake, name: two, devices: [{id: th-2, profile: th-modbus}]}
      """;

  @TempDir Path folder;
  private final FakeDriver driver = new FakeDriver(Instant.EPOCH);
  private final Problems problems = new Problems();
  private Overrides overrides = Overrides.none();

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("room-a.password"), "hunter2\n");
    Path profiles = Files.createDirectory(folder.resolve("profiles"));
    Path source = Path.of("../device-profiles/environment/th-modbus.yaml");
    Files.copy(source, profiles.resolve("th-modbus.yaml"));
  }

  private EdgeSettings read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("edge.yaml"), text);
    return new SettingsReader(Map.of("fake", driver), overrides).read(file, problems);
  }

  private void refused(String text, String... wanted) throws IOException {
    assertThat(read(text)).isNull();
    for (String each : wanted) {
      assertThat(problems.list()).extracting(Problem::toString).anyMatch(s -> s.contains(each));
    }
  }

  @Test
  void readsWhatIsWrittenAndFillsInTheRest() throws IOException {
    EdgeSettings settings = read(GOOD);

    assertThat(problems.list()).isEmpty();
    assertThat(settings.uplink().group()).isEqualTo("gengfu");
    assertThat(settings.uplink().host()).isEqualTo("gengfu-center");
    assertThat(settings.uplink().stock()).isFalse();
    assertThat(settings.uplink().password()).isEqualTo(new Secret("hunter2"));
    assertThat(settings.uplink().toString()).doesNotContain("hunter2").contains("(secret)");
    assertThat(settings.outboxFolder()).isEqualTo(folder.resolve("data/outbox"));
    assertThat(settings.outbox().maxBytes()).isEqualTo(64 << 20);
    assertThat(settings.buses()).extracting(BusSetup::id).containsExactly("line-1", "line-2");
    assertThat(settings.buses().getFirst().devices().getFirst().id()).isEqualTo("th-1");
  }

  @Test
  void aStockHostIsNotAwaitedAndGetsItsFirstDataASecondLater() throws IOException {
    EdgeSettings settings =
        read("edge: e\nuplink: {host: stock, brokers: [\"tcp://127.0.0.1:1883\"]}\n");
    assertThat(settings.uplink().stock()).isTrue();
    assertThat(settings.uplink().host()).isNull();
    assertThat(settings.uplink().firstDataDelay()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theEnvironmentGoesBeforeTheFile() throws IOException {
    overrides =
        Overrides.from(
            Map.of(
                "GENGFU_EDGE_ID", "e2",
                "GENGFU_EDGE_GROUP", "g2",
                "GENGFU_EDGE_HOST", "h2",
                "GENGFU_EDGE_BROKERS", "tcp://a:1,tcp://b:2"));
    EdgeSettings settings = read(GOOD);
    assertThat(settings.edge()).isEqualTo("e2");
    assertThat(settings.uplink().edge()).isEqualTo("e2");
    assertThat(settings.uplink().group()).isEqualTo("g2");
    assertThat(settings.uplink().host()).isEqualTo("h2");
    assertThat(settings.uplink().brokers()).isEqualTo(List.of("tcp://a:1", "tcp://b:2"));
  }

  @Test
  void theSitesPollingChangesTheProfiles() throws IOException {
    EdgeSettings settings =
        read(GOOD.replace("{id: th-1,", "{id: th-1, polling: {normal: 7s, fast: 250ms},"));
    Map<PollClass, Duration> polling = settings.buses().getFirst().devices().getFirst().polling();
    assertThat(polling).containsEntry(PollClass.FAST, Duration.ofMillis(250));
    assertThat(polling).containsEntry(PollClass.NORMAL, Duration.ofSeconds(7));
  }

  @Test
  void anUnknownKeyIsNamedWithItsPlace() throws IOException {
    refused(GOOD.replace("maxAge", "maxAges"), "edge.yaml:3:", "Did you mean \"maxAge\"");
    refused(GOOD.replace("{id: th-1,", "{id: th-1, rom: a,"), "edge.yaml:6:", "\"rom\"");
  }

  @Test
  void whatMustBeThereIsAskedFor() throws IOException {
    refused("group: g\n", "\"edge\" is missing", "\"uplink\" is missing");
  }

  @Test
  void twoOwnersOfOneBusAreRefused() throws IOException {
    refused(GOOD.replace("name: two", "name: one"), "bus line-2 is the same as bus line-1");
  }

  @Test
  void idsAreUniqueOverAllBuses() throws IOException {
    refused(GOOD.replace("id: th-2", "id: th-1"), "edge.yaml:7:", "two devices are called th-1");
    refused(GOOD.replace("id: line-2", "id: line-1"), "two buses are called line-1");
  }

  @Test
  void anIdThatCannotStandInATopicIsRefused() throws IOException {
    refused(GOOD.replace("edge: room-a", "edge: room/a"), "edge.yaml:1:7", "BAD_ID");
    refused(GOOD.replace("id: th-2", "id: th+2"), "edge.yaml:7:", "BAD_ID");
  }

  @Test
  void aDriverThatIsNotInstalledIsNamedWithThoseThatAre() throws IOException {
    refused(
        GOOD.replace("driver: fake, name: two", "driver: snmp"), "NO_DRIVER", "Installed: fake");
  }

  @Test
  void anUnknownProfileAndAMissingFolderAreRefused() throws IOException {
    refused(GOOD.replace("th-2, profile: th-modbus", "th-2, profile: th-modbuss"), "edge.yaml:7:");
    refused(GOOD.replace("[profiles]", "[nowhere]"), "NO_FOLDER", "edge.yaml:4:");
  }

  @Test
  void aPasswordFileThatIsMissingOrEmptyIsRefused() throws IOException {
    refused(GOOD.replace("room-a.password", "nobody.password"), "NO_PASSWORD");
    Files.writeString(folder.resolve("room-a.password"), " \n");
    refused(GOOD, "EMPTY_PASSWORD");
  }

  @Test
  void aBrokerThatIsNoAddressIsRefused() throws IOException {
    refused(GOOD.replace("tcp://127.0.0.1:1883", "127.0.0.1:1883"), "BROKER", "edge.yaml:2:");
  }

  @Test
  void aBrokenProfileRefusesTheWholeConfiguration() throws IOException {
    Path profile = folder.resolve("profiles/th-modbus.yaml");
    Files.writeString(profile, Files.readString(profile) + "\nnonsense: 1\n");
    refused(GOOD, "th-modbus.yaml:");
  }

  /** Profiles are often put in place by a link that points at the present version. */
  @Test
  void aProfileFolderMayBeALinkAndIsWatchedThroughIt() throws IOException {
    Files.createSymbolicLink(folder.resolve("current"), folder.resolve("profiles"));
    EdgeSettings settings = read(GOOD.replace("[profiles]", "[current]"));
    assertThat(problems.list()).isEmpty();
    String before = Fingerprint.of(settings.watched());
    Path profile = folder.resolve("profiles/th-modbus.yaml");
    Files.writeString(profile, Files.readString(profile) + "# changed\n");
    assertThat(Fingerprint.of(settings.watched())).isNotEqualTo(before);
  }

  @Test
  void onlyTheBusThatChangedHasAnotherFingerprint() throws IOException {
    EdgeSettings before = read(GOOD);
    EdgeSettings same = read("# a comment\n" + GOOD);
    EdgeSettings after = read(GOOD.replace("{id: th-2,", "{id: th-2, room: r-1,"));
    assertThat(fingerprints(same)).isEqualTo(fingerprints(before));
    assertThat(fingerprints(after).getFirst()).isEqualTo(fingerprints(before).getFirst());
    assertThat(fingerprints(after).getLast()).isNotEqualTo(fingerprints(before).getLast());
  }

  private static List<String> fingerprints(EdgeSettings settings) {
    return settings.buses().stream().map(BusSetup::fingerprint).toList();
  }

  /** Two devices of one profile, of which one wants less of it, share nothing. */
  @Test
  void aDeviceWithALevelOfItsOwnHasItsOwnPoints() throws IOException {
    Path profile = folder.resolve("profiles/th-modbus.yaml");
    String text = Files.readString(profile);
    int points = text.indexOf("\npoints:\n") + "\npoints:\n".length();
    String extra = "  extra: {title: {zh: 外, en: Extra}, at: input:99, level: full}\n";
    Files.writeString(profile, text.substring(0, points) + extra + text.substring(points));
    EdgeSettings settings =
        read(
            GOOD.replace(
                "{id: th-2, profile: th-modbus}", "{id: th-2, profile: th-modbus, level: basic}"));
    assertThat(problems.list()).isEmpty();
    assertThat(settings.buses())
        .extracting(bus -> bus.devices().getFirst().profile().point("extra") != null)
        .containsExactly(true, false);
  }
}
