package org.gengfu.center.api.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.EdgeDesk;
import org.gengfu.center.api.Instance;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.Request;
import org.gengfu.center.ingest.IngestHealth;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.StoreException;
import org.gengfu.telemetry.TelemetryStore;

/**
 * Health, metrics and the OpenAPI file itself. Handlers; see {@link
 * org.gengfu.center.api.Operation.Handler}.
 */
final class StatusHandlers {
  private final Instance instance;
  private final Database database;
  private final TelemetryStore telemetry;
  private final EdgeDesk desk;
  private final MetricsText metrics;
  private final String openapi;

  StatusHandlers(
      Instance instance,
      Database database,
      TelemetryStore telemetry,
      EdgeDesk desk,
      MetricsText metrics) {
    this.instance = instance;
    this.database = database;
    this.telemetry = telemetry;
    this.desk = desk;
    this.metrics = metrics;
    this.openapi = resource("/openapi.yaml");
  }

  enum Status {
    UP,
    DEGRADED,
    DOWN
  }

  record Component(Status status, String detail) {}

  record Health(
      Status status,
      String instance,
      String version,
      Instant started,
      Map<String, Component> components) {}

  Answer health(Request request) {
    Map<String, Component> components = new LinkedHashMap<>();
    components.put("postgres", postgres());
    components.put("telemetry", telemetry());
    components.put("ingest", ingest());
    components.put("journal", journal());
    Status worst =
        components.values().stream()
            .map(Component::status)
            .max(Status::compareTo)
            .orElse(Status.UP);
    Health health =
        new Health(worst, instance.id(), instance.version(), instance.started(), components);
    return new Answer.View(worst == Status.DOWN ? 503 : 200, health);
  }

  private Component postgres() {
    try {
      boolean answered =
          database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select 1")) {
              statement.setQueryTimeout(3);
              return statement.execute();
            }
          });
      return new Component(answered ? Status.UP : Status.DOWN, database.kind());
    } catch (StoreException e) {
      return new Component(Status.DOWN, String.valueOf(e.getMessage()));
    }
  }

  private Component telemetry() {
    long free = telemetry.diskFreeBytes();
    String detail = free == Long.MAX_VALUE ? "external" : (free >> 20) + " MiB free";
    return new Component(Status.UP, detail);
  }

  private Component ingest() {
    IngestHealth health = desk.report().health();
    String detail = Json.name(health.state()) + ": " + health.explanation();
    return new Component(
        health.isAccepting() ? Status.UP : Status.DOWN,
        health.explanation().isEmpty() ? Json.name(health.state()) : detail);
  }

  private Component journal() {
    String broken = instance.journalFault();
    return broken.isEmpty()
        ? new Component(Status.UP, "checked at the start")
        : new Component(Status.DEGRADED, broken);
  }

  Answer metrics(Request request) {
    return new Answer.Text(200, "text/plain; version=0.0.4; charset=utf-8", metrics.write());
  }

  Answer openapi(Request request) {
    return new Answer.Text(200, "application/yaml", openapi);
  }

  private static String resource(String name) {
    try (InputStream in = StatusHandlers.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
