package org.gengfu.profiletool.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries out a guide's commands in the project's folder. What the launcher would start is started
 * here from the test's own classes, since the launcher would build the project first.
 */
final class Shell implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 180;
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final Path root;
  private final Path folder;
  private final List<Process> running = new ArrayList<>();
  private Path output;
  private int outputs;

  /**
   * @param root the project's folder
   * @param folder for the output of the commands
   */
  Shell(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
    this.output = folder.resolve("none");
  }

  /** Runs a line; one that ends with {@code &} goes on running. Returns its exit code, or 0. */
  int run(String line) throws IOException, InterruptedException {
    boolean stays = line.endsWith("&");
    output = folder.resolve("output-" + outputs++ + ".txt");
    Process process =
        new ProcessBuilder(words(line.replaceFirst("\\s*&$", "")))
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    running.add(process);
    if (stays) {
      return 0;
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(line + " does not end: " + shown());
    }
    return process.exitValue();
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    if (!words.getFirst().equals("./gengfu")) {
      return words;
    }
    String main =
        switch (words.get(1)) {
          case "profile" -> "org.gengfu.profiletool.ProfileMain";
          case "edge" -> "org.gengfu.edge.EdgeMain";
          default -> throw new IllegalArgumentException("the guide calls ./gengfu " + words.get(1));
        };
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("--enable-native-access=ALL-UNNAMED");
    java.add("--sun-misc-unsafe-memory-access=allow");
    java.add("-cp");
    java.add(System.getProperty("java.class.path"));
    java.add(main);
    java.addAll(words.subList(2, words.size()));
    return java;
  }

  /** Runs a line once more. */
  void again(String line) throws IOException, InterruptedException {
    running.removeLast();
    int code = run(line);
    if (code != 0) {
      throw new IOException(line + " ended with " + code);
    }
  }

  /** Waits for the last command's end, a short while at most. */
  void await() throws InterruptedException {
    if (running.getLast().waitFor(100, TimeUnit.MILLISECONDS)) {
      running.getFirst().waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  /** What the last command has shown so far. */
  String shown() throws IOException {
    return Files.exists(output) ? Files.readString(output) : "";
  }

  /** True when the last command still runs. */
  boolean alive() {
    return running.getLast().isAlive();
  }

  @Override
  public void close() {
    running.reversed().forEach(Process::destroy);
    for (Process process : running) {
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
  }
}
