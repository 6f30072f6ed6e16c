package org.gengfu.scenario.house;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes of one run and their folder: makes their settings from templates, starts, kills and
 * restarts them with the same ports and data, and ends them all. One thread drives it; {@link
 * #close} may come from another.
 */
public final class House implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int PASSWORD_BYTES = 18;

  /** Whose days contracts of scenarios count. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** So many days ahead a template may name. */
  private static final int MOST_DAYS = 9;

  private final Path root;
  private final Path folder;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Child> children = new LinkedHashMap<>();
  private final Map<String, Child> gone = new LinkedHashMap<>();
  private boolean closed;

  /**
   * A house that is still empty.
   *
   * @param root the project's root folder
   * @param folder an empty folder for settings, data and logs
   * @param httpPort the center's port, 0 for any free one
   */
  public House(Path root, Path folder, int httpPort) {
    this.root = root;
    this.folder = folder;
    values.put("http.port", Integer.toString(httpPort));
    values.put("mqtt.port", "0");
    values.put("profiles", root.resolve("device-profiles").toString());
    values.put("scenarios", root.resolve("simulators").resolve("scenarios").toString());
    LocalDate today = LocalDate.now(ZONE);
    for (int days = 0; days <= MOST_DAYS; days++) {
      values.put("day+" + days, today.plusDays(days).toString());
    }
  }

  public Path folder() {
    return folder;
  }

  /** Where the center writes its first password. */
  public Path firstPassword() {
    return folder.resolve("admin.password");
  }

  /** Starts the simulated room; returns the address of its control interface. */
  public URI startSimulator(Path room) {
    List<String> arguments =
        List.of("--room", room.toString(), "--control", "0", "--folder", folder.toString());
    Child child = start("simulator", Program.SIMULATOR, arguments, Map.of());
    return URI.create(ready(child).get("READY"));
  }

  /**
   * Makes the ports of the room known to the templates, as {@code port.ID} and {@code serial.ID}.
   */
  public void learn(Map<String, String> ports) {
    values.putAll(ports);
  }

  /**
   * Starts the center; from the second time on with the ports of the first. The contract that lies
   * beside its template is known to it as {@code contract}.
   */
  public URI startCenter(Path template) {
    values.put("data", folder.resolve("center-data").toString());
    Path contract =
        template.resolveSibling(
            template.getFileName().toString().replace(".center.yaml", ".contract.yaml"));
    if (!contract.equals(template) && Files.exists(contract)) {
      values.put("contract", fill(contract, "contract.yaml").toString());
    }
    Path settings = fill(template, "center.yaml");
    Map<String, String> environment =
        Map.of("GENGFU_ADMIN_PASSWORD_FILE", firstPassword().toString());
    Child child =
        start("center", Program.CENTER, List.of("--config", settings.toString()), environment);
    Map<String, String> said = ready(child);
    URI http = URI.create(said.get("READY"));
    String mqtt = said.get("MQTT");
    if (mqtt == null) {
      throw new HouseException("the center did not say where its broker listens");
    }
    values.put("http.port", Integer.toString(http.getPort()));
    values.put("mqtt.port", Integer.toString(URI.create(mqtt).getPort()));
    values.put("mqtt", mqtt);
    return http;
  }

  /** Draws the passwords of the edges, which both sides read from files. */
  public void drawPasswords(List<String> edges) {
    SecureRandom random = new SecureRandom();
    for (String edge : edges) {
      byte[] secret = new byte[PASSWORD_BYTES];
      random.nextBytes(secret);
      write(folder.resolve(edge + ".password"), Base64.getUrlEncoder().encodeToString(secret));
    }
  }

  /** Starts an edge; returns the address of its status page. */
  public URI startEdge(String id, Path template) {
    values.put("data", folder.resolve(id + "-data").toString());
    Path settings = fill(template, id + ".yaml");
    Child child = start(id, Program.EDGE, List.of("--config", settings.toString()), Map.of());
    return URI.create(ready(child).get("READY"));
  }

  /** Kills a process as {@code kill -9} does. */
  public synchronized void kill(String name) {
    Child child = children.remove(name);
    if (child == null) {
      throw new HouseException(name + " is not running");
    }
    child.kill();
    gone.put(name + gone.size(), child);
  }

  /** Names of processes that ended without being told to. */
  public synchronized List<String> fallen() {
    if (closed) {
      return List.of();
    }
    return children.entrySet().stream()
        .filter(child -> !child.getValue().alive())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    List<Child> order = new ArrayList<>(children.values());
    for (Child child : order.reversed()) {
      child.stop();
    }
    gone.values().forEach(Child::stop);
  }

  private synchronized Child start(
      String name, Program program, List<String> arguments, Map<String, String> environment) {
    if (closed) {
      throw new HouseException("the run is over, " + name + " is not started");
    }
    if (children.containsKey(name)) {
      throw new HouseException(name + " is already running");
    }
    List<String> command = new ArrayList<>(program.command(root));
    command.addAll(arguments);
    Child child = Child.start(name, command, environment, folder.resolve(name + ".log"));
    children.put(name, child);
    return child;
  }

  private static Map<String, String> ready(Child child) {
    return child.awaitReady(PATIENCE);
  }

  private Path fill(Path template, String name) {
    try {
      String text = Template.fill(template.toString(), Files.readString(template), values);
      Path file = folder.resolve(name);
      Files.writeString(file, text);
      return file;
    } catch (IOException e) {
      throw new HouseException("cannot make " + name + " from " + template, e);
    }
  }

  private static void write(Path file, String secret) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, secret);
    } catch (IOException e) {
      throw new HouseException("cannot write " + file, e);
    }
  }
}
