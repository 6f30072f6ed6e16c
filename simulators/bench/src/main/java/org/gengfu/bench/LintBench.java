package org.gengfu.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.lint.LintReport;
import org.gengfu.profile.lint.Linter;
import org.gengfu.profile.lint.Severity;

/**
 * Lints many profiles, each round in a JVM that has just started: copies of the shipped ones with
 * other ids, as an integrator's folder has them. It does so twice, with the quick compiler alone,
 * which suits a tool that ends after seconds, and with the JVM's own settings. {@code --profiles
 * 1000 --rounds 5 --source FOLDER}.
 */
public final class LintBench {
  private static final Pattern ID = Pattern.compile("(?m)^profile: (\\S+)");
  private static final Pattern PARENTS = Pattern.compile("(?m)^extends: \\[(.*)]");
  private static final Pattern ALIASES = Pattern.compile("(?m)^aliases: .*\\R");

  /** The optimising compiler takes longer for this work than it saves. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  private LintBench() {}

  /** Measures; with {@code --child FOLDER} it is one round. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    int profiles = 1_000;
    int rounds = 5;
    Path source = Path.of(System.getProperty("gengfu.root", "."), "device-profiles");
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--profiles" -> profiles = Integer.parseInt(value);
        case "--rounds" -> rounds = Integer.parseInt(value);
        case "--source" -> source = Path.of(value);
        case "--child" -> {
          lint(Path.of(value), begin);
          return;
        }
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    Path folder = Files.createTempDirectory("lint-bench");
    try {
      long bytes = write(folder, source, profiles);
      measure(folder, profiles, rounds, bytes);
    } finally {
      delete(folder);
    }
  }

  private static void lint(Path folder, long begin) {
    LintReport report = Linter.lint(List.of(folder));
    long millis = (System.nanoTime() - begin) / 1_000_000;
    long processor =
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    long errors = report.count(Severity.ERROR);
    System.out.println(millis + " " + report.files() + " " + errors + " " + processor);
  }

  /** Writes copies of the profiles without errors, and says how many bytes they are. */
  private static long write(Path folder, Path source, int profiles) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : ProfileLibrary.files(List.of(source), new Problems())) {
      texts.add(Files.readString(file, StandardCharsets.UTF_8));
    }
    long bytes = 0;
    for (int i = 0; i < profiles; i++) {
      String suffix = "-" + i / texts.size();
      String text = copy(texts.get(i % texts.size()), suffix);
      Path file = folder.resolve("p" + i + ".yaml");
      Files.writeString(file, text);
      bytes += Files.size(file);
    }
    return bytes;
  }

  private static String copy(String text, String suffix) {
    String named =
        ID.matcher(ALIASES.matcher(text).replaceAll("")).replaceFirst("profile: $1" + suffix);
    Matcher parents = PARENTS.matcher(named);
    return parents.replaceAll(
        match -> "extends: [" + match.group(1).replaceAll("([a-z0-9/-]+)", "$1" + suffix) + "]");
  }

  private static void measure(Path folder, int profiles, int rounds, long bytes)
      throws IOException, InterruptedException {
    System.out.println(Machine.heading("Linting (`./gengfu bench lint`)"));
    List<Row> rows = new ArrayList<>();
    for (String option : List.of(QUICK, "")) {
      rows.add(new Row(option, new ArrayList<>(), new ArrayList<>()));
    }
    String errors = "";
    for (int round = 0; round < rounds; round++) {
      for (Row row : rows) {
        String[] said = child(folder, row.option()).strip().split(" ");
        row.seconds().add(Long.parseLong(said[0]) / 1000.0);
        row.processor().add(Long.parseLong(said[3]) / 1000.0);
        errors = said[2];
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%n%d profiles, %.1f MB, %s errors in them; %d rounds, each in a new JVM, from the begin of"
            + " main to the report; median (least–greatest).%n%n",
        profiles,
        bytes / 1e6,
        errors,
        rounds);
    System.out.println("| JVM | seconds | goal | processor time, s, with the JVM's start |");
    System.out.println("|---|---|---|---|");
    for (Row row : rows) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | <= 2 s | %s |%n",
          row.option().isEmpty() ? "its own settings" : "`" + row.option() + "`",
          Spread.of(row.seconds()).cell("%.2f"),
          Spread.of(row.processor()).cell("%.1f"));
    }
  }

  /** What was measured with one option of the JVM, which is empty for none. */
  private record Row(String option, List<Double> seconds, List<Double> processor) {}

  private static String child(Path folder, String option) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!option.isEmpty()) {
      command.add(option);
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(LintBench.class.getName());
    command.add("--child");
    command.add(folder.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the round failed: " + said);
    }
    return said;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
