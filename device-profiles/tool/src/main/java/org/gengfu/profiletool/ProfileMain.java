package org.gengfu.profiletool;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.gengfu.document.Suggestion;

/** {@code ./gengfu profile COMMAND ...}: finds the command and runs it. */
public final class ProfileMain {
  private ProfileMain() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), out, err));
  }

  /**
   * Runs one command.
   *
   * @return its exit code; {@link Subcommand#WRONG_CALL} after a usage message
   */
  public static int run(List<String> line, PrintStream out, PrintStream err) {
    Map<String, Subcommand> commands = commands();
    if (line.isEmpty() || List.of("-h", "--help", "help").contains(line.getFirst())) {
      usage(commands, line.isEmpty() ? err : out);
      return line.isEmpty() ? Subcommand.WRONG_CALL : Subcommand.FINE;
    }
    Subcommand command = commands.get(line.getFirst());
    if (command == null) {
      err.println(
          "profile: no command \""
              + line.getFirst()
              + "\". "
              + Suggestion.among(line.getFirst(), commands.keySet()));
      return Subcommand.WRONG_CALL;
    }
    List<String> rest = line.subList(1, line.size());
    if (rest.contains("--help")) {
      out.println("usage: ./gengfu profile " + command.usage().strip());
      return Subcommand.FINE;
    }
    try {
      return command.run(rest, out, err);
    } catch (WrongCallException e) {
      err.println("profile " + command.name() + ": " + e.getMessage());
      String call = command.usage().strip().lines().findFirst().orElse(command.name());
      err.println("usage: ./gengfu profile " + call);
      err.println("./gengfu profile " + command.name() + " --help explains it");
      return Subcommand.WRONG_CALL;
    }
  }

  private static Map<String, Subcommand> commands() {
    Map<String, Subcommand> commands = new TreeMap<>();
    for (Subcommand command : ServiceLoader.load(Subcommand.class)) {
      if (commands.put(command.name(), command) != null) {
        throw new IllegalStateException("two commands are called " + command.name());
      }
    }
    return commands;
  }

  private static void usage(Map<String, Subcommand> commands, PrintStream to) {
    to.println("usage: ./gengfu profile COMMAND ...");
    to.println();
    for (Subcommand command : commands.values()) {
      to.println("  " + command.usage().strip().lines().findFirst().orElse(command.name()));
    }
    to.println();
    to.println("  COMMAND --help explains one command");
  }
}
