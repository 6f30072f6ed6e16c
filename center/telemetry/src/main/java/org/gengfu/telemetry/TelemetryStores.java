package org.gengfu.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gengfu.telemetry.TelemetrySettings.InfluxDb;
import org.gengfu.telemetry.TelemetrySettings.QuestDb;

/** Opens the store that the settings name. */
public final class TelemetryStores {
  private TelemetryStores() {}

  /**
   * Opens the store.
   *
   * @param data the center's data folder
   * @throws TelemetryException kind SETTINGS when the settings or the folder do not fit (do not try
   *     again), UNREACHABLE or DISK_FULL when it may work later
   */
  public static TelemetryStore open(TelemetrySettings settings, Path data)
      throws TelemetryException {
    return switch (settings.backend()) {
      case QuestDb questDb -> QuestDbStore.open(data.resolve("telemetry"), settings, questDb);
      case InfluxDb influxDb -> InfluxStore.open(settings, influxDb, token(influxDb));
    };
  }

  private static String token(InfluxDb settings) {
    Path file = settings.tokenFile();
    if (file == null) {
      return "";
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new TelemetryException(
          TelemetryException.Kind.SETTINGS,
          "The token file " + file + " cannot be read: " + e + ". Check telemetry.tokenFile.",
          e);
    }
  }
}
