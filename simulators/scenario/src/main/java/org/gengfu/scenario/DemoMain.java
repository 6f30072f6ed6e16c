package org.gengfu.scenario;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gengfu.document.Problems;
import org.gengfu.scenario.house.House;
import org.gengfu.scenario.house.HouseException;
import org.gengfu.scenario.watch.WatchException;
import org.jspecify.annotations.Nullable;

/**
 * The judge: {@code --scenario FILE [--for 120s] [--port N] [--keep]}. With {@code --for} it plays
 * the scenario so long, compares and exits with 0 only when every expectation held. Without it
 * everything keeps running until Ctrl-C.
 */
public final class DemoMain {
  private static final int NOT_HELD = 1;
  private static final int REJECTED = 2;
  private static final int PASSWORD_BYTES = 12;
  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private final PrintStream out;
  private final Arguments asked;
  private final Scenario scenario;

  private DemoMain(PrintStream out, Arguments asked, Scenario scenario) {
    this.out = out;
    this.asked = asked;
    this.scenario = scenario;
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, out));
  }

  private static int run(String[] arguments, PrintStream out) {
    Arguments asked;
    try {
      asked = Arguments.parse(arguments);
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      out.println(Arguments.USAGE);
      return REJECTED;
    }
    Problems problems = new Problems();
    @Nullable Scenario scenario = ScenarioReader.read(asked.scenario(), problems);
    if (scenario == null) {
      out.print(problems);
      return REJECTED;
    }
    Duration length = asked.length();
    if (length != null && length.compareTo(scenario.length()) < 0) {
      out.println("the timeline needs at least " + Words.of(scenario.length()));
      return REJECTED;
    }
    return new DemoMain(out, asked, scenario).play();
  }

  private int play() {
    Path folder = workFolder();
    House house = new House(asked.root(), folder, asked.port());
    Thread tidy = new Thread(() -> leave(house, folder), "tidy-up");
    Runtime.getRuntime().addShutdownHook(tidy);
    try (Run run = new Run(scenario, house, password(), out, InstantSource.system())) {
      run.awaitAllUp();
      Duration length = asked.length();
      out.println(
          length == null
              ? "all devices are up; press Ctrl-C to end"
              : "all devices are up; " + scenario.name() + " runs for " + Words.of(length));
      Evidence evidence = run.play(length == null ? FOR_EVER : length);
      List<Verdict> verdicts = Judgement.of(scenario.expectations(), evidence);
      out.print(Judgement.table(verdicts));
      long against = verdicts.stream().filter(verdict -> !verdict.held()).count();
      out.println(
          against == 0
              ? "all " + verdicts.size() + " expectations held"
              : against
                  + " of "
                  + verdicts.size()
                  + " expectations were not held; logs in "
                  + keep(folder));
      return against == 0 && !verdicts.isEmpty() ? 0 : NOT_HELD;
    } catch (HouseException | WatchException e) {
      out.println(e.getMessage());
      out.println("logs in " + keep(folder));
      return NOT_HELD;
    }
  }

  private Path keep(Path folder) {
    asked.keeping().set(true);
    return folder;
  }

  private void leave(House house, Path folder) {
    house.close();
    if (!asked.keeping().get()) {
      remove(folder);
    }
  }

  private Path workFolder() {
    try {
      Path parent = asked.root().resolve(".gengfu").resolve("demo");
      Files.createDirectories(parent);
      return Files.createTempDirectory(parent, scenario.name() + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("could not remove " + folder + ": " + e.getMessage());
    }
  }

  private static String password() {
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().encodeToString(secret);
  }
}
