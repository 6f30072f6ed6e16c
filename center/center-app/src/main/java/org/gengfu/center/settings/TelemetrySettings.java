package org.gengfu.center.settings;

import java.time.Duration;

/** Where readings are kept and how long. */
public sealed interface TelemetrySettings {

  /** How long readings are kept and when they are thinned out. */
  Keeping keeping();

  /**
   * @param retention older readings are dropped
   * @param downsampleAfter older readings are replaced by one per bucket
   * @param bucket length of such a bucket
   */
  record Keeping(Duration retention, Duration downsampleAfter, Duration bucket) {}

  /** QuestDB inside the center, in the data folder. */
  record Embedded(Keeping keeping) implements TelemetrySettings {}

  /**
   * An InfluxDB 2 server.
   *
   * @param token secret; never logged
   */
  record Influx(Keeping keeping, String url, String org, String bucket, String token)
      implements TelemetrySettings {
    @Override
    public String toString() {
      return "Influx[" + url + ", " + org + "/" + bucket + "]";
    }
  }
}
