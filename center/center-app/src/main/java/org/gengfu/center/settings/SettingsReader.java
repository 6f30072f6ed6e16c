package org.gengfu.center.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.gengfu.center.broker.ExternalSettings;
import org.gengfu.center.camera.CameraUpkeep;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.contract.ContractSettings;
import org.gengfu.center.notify.NotifySettings;
import org.gengfu.center.settings.CenterSettings.Endpoint;
import org.gengfu.center.settings.CenterSettings.HttpSettings;
import org.gengfu.center.settings.CenterSettings.MqttSettings;
import org.gengfu.center.shift.ShiftPlan;
import org.gengfu.center.stock.TravelSettings;
import org.gengfu.center.store.DatabaseSettings;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.report.post.PostSettings;
import org.gengfu.telemetry.TelemetrySettings;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code center.yaml} and the password files that it names; opens nothing else. One thread.
 */
public final class SettingsReader {
  /** A month, and late data of it. */
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(40);

  private static final Duration LONGEST_RETENTION = Duration.ofDays(4_000);

  private final Problems problems = new Problems();
  private final Path folder;

  private SettingsReader(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads and checks the whole file.
   *
   * @throws SettingsRejectedException with every error that was found, not only the first
   */
  public static CenterSettings read(Path file) throws SettingsRejectedException {
    SettingsReader reader =
        new SettingsReader(file.toAbsolutePath().resolveSibling("").normalize());
    MapNode root = Documents.load(file, reader.problems);
    CenterSettings settings = root == null ? null : reader.center(root);
    if (settings == null || !reader.problems.isEmpty()) {
      throw new SettingsRejectedException(reader.problems.list(), reader.problems.toString());
    }
    return settings;
  }

  private CenterSettings center(MapNode root) {
    FieldReader fields = new FieldReader(folder, problems);
    String host = fields.id(root, "host", "gengfu-center");
    String group = fields.id(root, "group", "gengfu");
    HttpSettings http = http(root);
    MqttSettings mqtt = mqtt(root, group, host, fields);
    String dataText = root.string("data", problems);
    Path data = fields.path(dataText == null ? "data" : dataText);
    DatabaseSettings database = database(root, data, fields);
    TelemetrySettings telemetry = telemetry(root);
    PlacesReader places = new PlacesReader(fields, problems);
    var sites = places.sites(root);
    var edges = places.edges(root, sites);
    String notes = root.optionalString("firmwareNotes", problems);
    Path notesFolder = notes == null ? null : notesFolder(root, fields.path(notes));
    CenterSettings.CameraSettings cameras = cameras(root);
    ShiftPlan shifts = ShiftPlan.read(root, problems);
    NotifySettings notify = NotifySettings.read(root.map("notify", problems), folder, problems);
    ContractSettings contracts =
        ContractSettings.read(root.map("contracts", problems), folder, problems);
    TravelSettings travel = TravelSettings.read(root.map("travel", problems), problems);
    root.close(problems);
    return new CenterSettings(
        host,
        group,
        http,
        mqtt,
        data,
        database,
        telemetry,
        sites,
        edges,
        notesFolder,
        cameras,
        shifts,
        notify,
        contracts,
        travel);
  }

  private Path notesFolder(MapNode root, Path folder) {
    if (!Files.isDirectory(folder)) {
      problems.add(
          root.valueMark("firmwareNotes"),
          "FILE",
          "there is no folder " + folder,
          "Name the folder of the firmware notes, or leave the key out");
    }
    return folder;
  }

  private MqttSettings mqtt(MapNode root, String group, String host, FieldReader fields) {
    MapNode map = root.map("mqtt", problems);
    if (map == null || !map.has("external")) {
      return new MqttSettings(endpoint(map, root, 1883), null);
    }
    String uri = FieldReader.orEmpty(map.string("external", problems));
    if (!uri.matches("(tcp|ssl)://[A-Za-z0-9_.-]{1,253}:[0-9]{1,5}")) {
      problems.add(
          map.valueMark("external"),
          "BROKER",
          "this is not the address of an MQTT 5 broker",
          "Write for example tcp://broker.example:1883");
      uri = "tcp://invalid:1883";
    }
    String user = map.string("username", "", problems);
    String password = map.has("passwordFile") ? fields.secret(map, "passwordFile") : "";
    map.close(problems);
    return new MqttSettings(
        new Endpoint("127.0.0.1", 0),
        new ExternalSettings(URI.create(uri), user, password, group, host));
  }

  private HttpSettings http(MapNode root) {
    MapNode map = root.map("http", problems);
    boolean secure = map != null && map.flag("secureCookies", false, problems);
    return new HttpSettings(endpoint(map, root, 8080), secure);
  }

  private Endpoint endpoint(@Nullable MapNode map, MapNode root, int port) {
    if (map == null) {
      return new Endpoint("127.0.0.1", port);
    }
    String address = map.string("address", "127.0.0.1", problems);
    if (!address.matches("[A-Za-z0-9_.:-]{1,253}")) {
      problems.add(
          map.valueMark("address"),
          "ADDRESS",
          "this is neither an IP address nor a host name",
          "Write for example 0.0.0.0 or 127.0.0.1");
    }
    int chosen = (int) map.whole("port", port, 0, 65_535, problems);
    map.close(problems);
    return new Endpoint(address, chosen);
  }

  private DatabaseSettings database(MapNode root, Path data, FieldReader fields) {
    MapNode map = root.map("postgres", problems);
    if (map == null) {
      return new DatabaseSettings.Embedded(
          data.resolve("postgres"), data.resolve("postgres").resolve("programs"));
    }
    String url = map.string("url", problems);
    if (url != null && !url.matches("jdbc:postgresql://[^\\s?]+(\\?\\S*)?")) {
      problems.add(
          map.valueMark("url"),
          "URL",
          "this is not the address of a PostgreSQL database",
          "Write for example jdbc:postgresql://db.example:5432/gengfu");
    }
    String user = map.string("user", problems);
    String password = fields.secret(map, "passwordFile");
    map.close(problems);
    return new DatabaseSettings.External(
        FieldReader.orEmpty(url), FieldReader.orEmpty(user), password);
  }

  private CenterSettings.CameraSettings cameras(MapNode root) {
    MapNode map = root.map("cameras", problems);
    Duration retention =
        map == null
            ? CameraUpkeep.USUAL
            : map.duration(
                "retention", CameraUpkeep.USUAL, SHORTEST_RETENTION, LONGEST_RETENTION, problems);
    if (map != null) {
      map.close(problems);
    }
    Contract contract = new ContractReader(problems).read(root.map("contract", problems));
    PostSettings reports =
        PostSettings.read(root.map("reports", problems), folder, contract.calendar(), problems);
    return new CenterSettings.CameraSettings(retention, contract, reports);
  }

  private TelemetrySettings telemetry(MapNode root) {
    MapNode map = root.map("telemetry", problems);
    TelemetrySettings settings = map == null ? null : TelemetrySettings.read(map, problems);
    return settings == null ? TelemetrySettings.DEFAULT : settings;
  }
}
