package org.gengfu.edge.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line or the environment says instead of the file, so that an agent can be run by
 * a conformance kit without one file for each test.
 *
 * @param edge edge node id
 * @param group group id
 * @param host primary host id
 * @param clientId MQTT client id
 * @param brokers broker addresses, in order
 */
public record Overrides(
    @Nullable String edge,
    @Nullable String group,
    @Nullable String host,
    @Nullable String clientId,
    List<String> brokers) {
  public Overrides {
    brokers = List.copyOf(brokers);
  }

  /** Nothing is overridden. */
  public static Overrides none() {
    return new Overrides(null, null, null, null, List.of());
  }

  /**
   * Reads {@code GENGFU_EDGE_ID}, {@code _GROUP}, {@code _HOST}, {@code _CLIENT}, {@code _BROKERS}.
   */
  public static Overrides from(Map<String, String> environment) {
    String brokers = environment.get("GENGFU_EDGE_BROKERS");
    return new Overrides(
        environment.get("GENGFU_EDGE_ID"),
        environment.get("GENGFU_EDGE_GROUP"),
        environment.get("GENGFU_EDGE_HOST"),
        environment.get("GENGFU_EDGE_CLIENT"),
        brokers == null || brokers.isBlank() ? List.of() : List.of(brokers.split(",")));
  }
}
