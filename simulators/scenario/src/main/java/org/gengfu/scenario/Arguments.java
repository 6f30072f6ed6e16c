package org.gengfu.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param root the project's root folder: system property {@code gengfu.root}, else the nearest
 *     folder above the working folder that holds {@code device-profiles}
 * @param length how long to play and then to judge, null for playing without end
 * @param port the center's port, 0 for any free one
 * @param keeping true when the work folder shall stay
 */
record Arguments(
    Path root, Path scenario, @Nullable Duration length, int port, AtomicBoolean keeping) {
  static final String USAGE =
      "usage: demo [--scenario FILE] [--for 120s] [--port N] [--keep]\n"
          + "  --scenario  what happens; default simulators/scenarios/mains-failure.yaml\n"
          + "  --for       play so long, then judge: exit 0 only when everything held; the time in\n"
          + "              which a process starts or a step waits does not count\n"
          + "  --port      port of the page; default: a free one\n"
          + "  --keep      keep the work folder with settings, data and logs";

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)");
  private static final int HIGHEST_PORT = 65_535;

  static Arguments parse(String[] given) {
    Path root = findRoot();
    Path scenario = root.resolve("simulators/scenarios/mains-failure.yaml");
    Duration length = null;
    int port = 0;
    boolean keep = false;
    for (int i = 0; i < given.length; i++) {
      switch (given[i]) {
        case "--keep" -> keep = true;
        case "--scenario" -> scenario = Path.of(value(given, ++i));
        case "--for" -> length = duration(value(given, ++i));
        case "--port" -> port = port(value(given, ++i));
        default -> throw new IllegalArgumentException("unknown argument " + given[i]);
      }
    }
    return new Arguments(root, scenario, length, port, new AtomicBoolean(keep));
  }

  private static Path findRoot() {
    String property = System.getProperty("gengfu.root");
    if (property != null) {
      return Path.of(property).toAbsolutePath().normalize();
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("device-profiles"))) {
        return folder;
      }
    }
    return here;
  }

  private static String value(String[] given, int at) {
    if (at >= given.length) {
      throw new IllegalArgumentException(given[at - 1] + " needs a value");
    }
    return given[at];
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("--for needs a time such as 120s or 5m, not " + text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the complaint
    }
    throw new IllegalArgumentException("--port needs a number from 0 to 65535, not " + text);
  }
}
