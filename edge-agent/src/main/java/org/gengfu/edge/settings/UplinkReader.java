package org.gengfu.edge.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.edge.uplink.UplinkSettings;
import org.gengfu.edge.uplink.UplinkSettings.Secret;
import org.jspecify.annotations.Nullable;

/** Reads the key {@code uplink}. One thread. */
final class UplinkReader {
  private static final String STOCK = "stock";
  private static final int MAX_BROKERS = 8;

  private final Path folder;
  private final Overrides overrides;
  private final Problems problems;

  UplinkReader(Path folder, Overrides overrides, Problems problems) {
    this.folder = folder;
    this.overrides = overrides;
    this.problems = problems;
  }

  /** The settings, or null after a problem. */
  @Nullable UplinkSettings read(MapNode root, String edge, Path stateFolder) {
    String group = root.string("group", "gengfu", problems);
    Names.check(root, "group", group, problems);
    MapNode node = root.map("uplink", problems);
    if (node == null) {
      root.require("uplink", problems);
      return null;
    }
    String host = node.string("host", "gengfu-center", problems);
    boolean stock = host.equals(STOCK);
    String primary = stock ? node.optionalString("primaryHost", problems) : host;
    List<String> brokers = brokers(node);
    Duration second = Duration.ofSeconds(1);
    UplinkSettings settings =
        brokers.isEmpty()
            ? null
            : new UplinkSettings(
                or(overrides.group(), group),
                edge,
                overrides.host() == null ? primary : overrides.host(),
                stock,
                node.flag("aliases", true, problems),
                brokers,
                or(overrides.clientId(), node.string("clientId", edge, problems)),
                node.optionalString("username", problems),
                password(node),
                node.duration(
                    "keepAlive",
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(10),
                    problems),
                node.duration(
                    "firstData",
                    stock ? second : Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofMinutes(1),
                    problems),
                node.duration(
                    "redeliver", Duration.ofSeconds(10), second, Duration.ofMinutes(10), problems),
                stateFolder);
    node.close(problems);
    return settings;
  }

  private static String or(@Nullable String override, String written) {
    return override == null ? written : override;
  }

  private List<String> brokers(MapNode node) {
    List<String> written = node.strings("brokers", problems);
    List<String> brokers = overrides.brokers().isEmpty() ? written : overrides.brokers();
    if (brokers.isEmpty() || brokers.size() > MAX_BROKERS) {
      problems.add(
          node.valueMark("brokers"),
          "BROKERS",
          "an uplink has 1 to " + MAX_BROKERS + " brokers",
          "Write for example brokers: [\"tcp://127.0.0.1:1883\"]");
      return List.of();
    }
    for (String broker : brokers) {
      if (!isTcp(broker)) {
        problems.add(
            node.valueMark("brokers"),
            "BROKER",
            "a broker's address is not tcp://host:port",
            "Write for example tcp://127.0.0.1:1883");
        return List.of();
      }
    }
    return brokers;
  }

  private static boolean isTcp(String broker) {
    try {
      URI uri = new URI(broker);
      return "tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private @Nullable Secret password(MapNode node) {
    String name = node.optionalString("passwordFile", problems);
    if (name == null) {
      return null;
    }
    try {
      String text = Files.readString(folder.resolve(name)).strip();
      if (!text.isEmpty()) {
        return new Secret(text);
      }
      problems.add(
          node.valueMark("passwordFile"), "EMPTY_PASSWORD", "the password file is empty", "");
    } catch (IOException e) {
      problems.add(
          node.valueMark("passwordFile"),
          "NO_PASSWORD",
          "the password file cannot be read (" + e.getClass().getSimpleName() + ")",
          "Its path is relative to this file; make it readable for the agent alone");
    }
    return null;
  }
}
