package org.gengfu.center;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.access.Users;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.center.settings.SettingsReader;
import org.gengfu.center.settings.SettingsRejectedException;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.StartCheck;
import org.jspecify.annotations.Nullable;

/**
 * Starts the center: {@code CenterMain --config FILE}. Two further commands need the center to be
 * stopped: {@code --verify-journal} checks the whole journal, {@code --reset-password USER} prints
 * a new one-time password.
 *
 * <p>Exit codes: 0 ended as asked, 1 it could not start or a check failed, 2 the command line or
 * the settings are wrong (starting again without a change is useless).
 */
public final class CenterMain {
  private static final String USAGE =
      "usage: CenterMain --config FILE [--verify-journal | --reset-password USER]";

  private CenterMain() {}

  /** The command line. */
  private record Command(Path config, boolean verify, @Nullable String reset) {}

  @SuppressWarnings("SystemOut") // the lines that whoever started the process waits for
  public static void main(String[] arguments) {
    int code = run(arguments, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int run(String[] arguments, PrintStream out, PrintStream err) {
    Optional<Command> command = parse(arguments);
    if (command.isEmpty()) {
      err.println(USAGE);
      return 2;
    }
    CenterSettings settings;
    try {
      settings = SettingsReader.read(command.get().config());
    } catch (SettingsRejectedException e) {
      err.print(e.getMessage());
      err.println("The settings are rejected; nothing was opened.");
      return 2;
    }
    try (Held held = Held.take(settings.data())) {
      return switch (command.get()) {
        case Command(Path ignored, boolean verify, String reset) when verify ->
            verify(settings, out);
        case Command(Path ignored, boolean verify, String reset) when reset != null ->
            reset(settings, reset, out);
        case Command ignored -> serve(settings, out);
      };
    } catch (CenterStartException e) {
      err.println("The center cannot start: " + e.getMessage());
      return 1;
    }
  }

  private static Optional<Command> parse(String[] arguments) {
    Path config = null;
    boolean verify = false;
    String reset = null;
    List<String> words = new ArrayList<>(List.of(arguments));
    while (!words.isEmpty()) {
      String word = words.removeFirst();
      if (word.equals("--verify-journal")) {
        verify = true;
      } else if (word.equals("--config") && !words.isEmpty()) {
        config = Path.of(words.removeFirst());
      } else if (word.equals("--reset-password") && !words.isEmpty()) {
        reset = words.removeFirst();
      } else {
        return Optional.empty();
      }
    }
    return config == null || (verify && reset != null)
        ? Optional.empty()
        : Optional.of(new Command(config, verify, reset));
  }

  private static int verify(CenterSettings settings, PrintStream out) {
    try (Database database = Center.open(settings.database())) {
      StartCheck.Finding finding = StartCheck.check(database, Long.MAX_VALUE);
      out.printf(
          "JOURNAL %s rows=%d alarms=%d%n",
          finding.fault().isEmpty() ? "GOOD" : "BROKEN", finding.rows(), finding.alarms());
      if (!finding.fault().isEmpty()) {
        out.println(finding.fault());
      }
      return finding.fault().isEmpty() ? 0 : 1;
    }
  }

  private static int reset(CenterSettings settings, String user, PrintStream out) {
    try (Database database = Center.open(settings.database())) {
      Optional<String> password = new Users(database, Clock.systemUTC()).reset(user);
      out.println(
          password
              .map(text -> "LOGIN user=" + user + " password=" + text)
              .orElse("There is no user " + user));
      return password.isPresent() ? 0 : 1;
    }
  }

  private static int serve(CenterSettings settings, PrintStream out) {
    Center center = Center.start(settings, Clock.systemUTC());
    Thread closing = Thread.ofPlatform().name("center-end").unstarted(center::close);
    Runtime.getRuntime().addShutdownHook(closing);
    center.firstPassword().ifPresent(password -> FirstLogin.tell(password, out));
    out.println("MQTT " + center.mqtt());
    out.println("READY " + center.url());
    out.flush();
    center.awaitEnd();
    return 0;
  }
}
