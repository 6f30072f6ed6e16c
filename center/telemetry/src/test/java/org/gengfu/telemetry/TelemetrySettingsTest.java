package org.gengfu.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.telemetry.TelemetryException.Kind;
import org.gengfu.telemetry.TelemetrySettings.Condensing;
import org.gengfu.telemetry.TelemetrySettings.Dialect;
import org.gengfu.telemetry.TelemetrySettings.InfluxDb;
import org.gengfu.telemetry.TelemetrySettings.QuestDb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetrySettingsTest {
  private final Problems problems = new Problems();

  private @Nullable TelemetrySettings read(String text) {
    MapNode node = Documents.parse("/etc/gengfu/center.yaml", text, problems);
    assertThat(node).isNotNull();
    return TelemetrySettings.read(node, problems);
  }

  @Test
  void readsTheEmbeddedStore() {
    TelemetrySettings settings =
        read("store: questdb\nretention: 30d\ndownsample: {after: 7d, bucket: 5m}\nreserve: 64MiB");
    assertThat(problems.list()).isEmpty();
    assertThat(settings)
        .isEqualTo(
            new TelemetrySettings(
                Duration.ofDays(30),
                new Condensing(Duration.ofDays(7), Duration.ofMinutes(5)),
                new QuestDb(64L << 20, true)));
  }

  @Test
  void readsAnInfluxServer() {
    TelemetrySettings settings =
        read(
            """
            store: influxdb
            url: http://influx.example:8086
            org: city
            bucket: watch
            tokenFile: influx.token
            """);
    assertThat(problems.list()).isEmpty();
    assertThat(settings).isNotNull();
    assertThat(settings.backend())
        .isEqualTo(
            new InfluxDb(
                URI.create("http://influx.example:8086"),
                "city",
                "watch",
                Path.of("/etc/gengfu/influx.token"),
                Dialect.FLUX));
    assertThat(settings.retention()).isEqualTo(TelemetrySettings.DEFAULT.retention());
  }

  @Test
  void saysWhereAndWhatIsWrong() {
    assertThat(read("store: influxdb\nurl: nonsense\norg: o\nbucket: b")).isNull();
    assertThat(problems.list())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.mark().line()).isEqualTo(2);
          assertThat(problem.code()).isEqualTo("TELEMETRY_URL");
        });
  }

  @Test
  void refusesWhatCannotWork() {
    assertThat(read("retention: 30d\ndownsample: {after: 60d, bucket: 7m}\nretentoin: 1d"))
        .isNull();
    assertThat(problems.list())
        .extracting(problem -> problem.code())
        .contains("TELEMETRY_BUCKET", "TELEMETRY_AFTER")
        .hasSize(3);
  }

  @Test
  void aMissingTokenFileIsAMatterOfSettings(@TempDir Path folder) {
    InfluxDb own =
        new InfluxDb(
            URI.create("http://127.0.0.1:1"), "o", "b", folder.resolve("none"), Dialect.FLUX);
    assertThatThrownBy(() ->
            TelemetryStores.open(new TelemetrySettings(Duration.ofDays(1), null, own), folder))
        .isInstanceOfSatisfying(
            TelemetryException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.SETTINGS);
              assertThat(e).hasMessageContaining("none");
            });
  }
}
