package org.gengfu.edge;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.gengfu.driver.Driver;
import org.gengfu.edge.outbox.OutboxUnusableException;
import org.gengfu.edge.settings.EdgeSettings;
import org.gengfu.edge.settings.Overrides;
import org.gengfu.edge.settings.SettingsReader;
import org.gengfu.edge.status.StatusPage;
import org.jspecify.annotations.Nullable;

/**
 * The edge agent's process: {@code --config FILE}, or {@code --check FILE} to check only. Prints
 * {@code READY http://127.0.0.1:PORT} on standard output; ends on SIGTERM. Exit codes: 0 ended, 1
 * the configuration or the outbox cannot be used, 2 wrong arguments.
 */
public final class EdgeMain {
  private EdgeMain() {}

  /** Starts the agent. */
  public static void main(String[] arguments) {
    if (arguments.length != 2
        || !(arguments[0].equals("--config") || arguments[0].equals("--check"))) {
      System.err.println("usage: --config FILE | --check FILE");
      System.exit(2);
      return;
    }
    int code = run(Path.of(arguments[1]), arguments[0].equals("--check"), System.out, System.err);
    if (code >= 0) {
      System.exit(code);
    }
  }

  /** Runs; returns the exit code, -1 while the agent runs on. */
  private static int run(Path file, boolean checkOnly, PrintStream out, PrintStream err) {
    Map<String, Driver> drivers = drivers();
    SettingsReader reader = new SettingsReader(drivers, Overrides.from(System.getenv()));
    EdgeSettings settings = read(reader, file, err);
    if (settings == null || checkOnly) {
      drivers.values().forEach(Driver::close);
      return settings == null ? 1 : 0;
    }
    try {
      Agent agent = new Agent(settings);
      SettingsWatch watch = new SettingsWatch(file, reader, settings, agent);
      StatusPage page = StatusPage.open(settings.statusPort(), agent::status, watch::reload);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    watch.close();
                    agent.close();
                    drivers.values().forEach(Driver::close);
                    page.close();
                  },
                  "stop"));
      agent.start();
      watch.start();
      out.println("READY " + page.address());
      out.flush();
      return -1;
    } catch (OutboxUnusableException e) {
      err.println(e.getMessage());
      return 1;
    } catch (IOException e) {
      err.println("the status page cannot listen on port " + settings.statusPort() + ": " + e);
      return 1;
    }
  }

  private static Map<String, Driver> drivers() {
    Map<String, Driver> drivers = new HashMap<>();
    ServiceLoader.load(Driver.class).forEach(driver -> drivers.put(driver.protocol(), driver));
    return drivers;
  }

  private static @Nullable EdgeSettings read(SettingsReader reader, Path file, PrintStream err) {
    Problems problems = new Problems();
    EdgeSettings settings = reader.read(file, problems);
    for (Problem problem : problems.list()) {
      err.println(problem);
    }
    return settings;
  }
}
