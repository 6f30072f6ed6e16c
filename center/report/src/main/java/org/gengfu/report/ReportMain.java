package org.gengfu.report;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gengfu.core.availability.report.ReportCalendar;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./gengfu report}: makes a report from a center or from a folder of evidence, or makes up
 * such a folder. Exit codes: 0 done, 1 it could not be done, 2 called wrongly.
 */
public final class ReportMain {
  private static final String USAGE =
      """
      usage: ./gengfu report camera-online [--from DAY --to DAY] --out FILE.xlsx|pdf|csv|json
               [--measure online|intact, of a folder also online,intact]
               [--group-by camera|site|district|owner|item] [--split day|week|month|whole]
               [--known-at INSTANT] [--format xlsx|pdf|csv|json] [--lang zh|en]
               from a center:  [--center URL] --user NAME [--password-file FILE]
               from a folder:  --evidence FOLDER [--compare-known-at INSTANT] [--version N]
                               [--title TEXT] [--contract TEXT] [--party-a NAME] [--party-b NAME]
                               [--target RATE, as 90% or >90%]
             ./gengfu report papers [--kind incident|service|score|inspection] [--center URL] --user NAME [--password-file FILE]
             ./gengfu report incident --incident ID --out FILE.docx|pdf|xlsx [--lang zh|en] (center, user as above)
             ./gengfu report service|score|inspection --paper ID --out FILE.docx|pdf|xlsx [--lang zh|en]
             ./gengfu report simulate-month --out FOLDER [--cameras N] [--seed N] [--month 2026-10]

      --from and --to: days of the contract's zone (2026-10-01), both of them whole days of the
      period; months (2026-10); or instants (2026-10-31T16:00:00Z), --to no longer in it. Without
      them it is last month. --center is else the environment's GENGFU_CENTER, else
      http://127.0.0.1:8080. Exit codes: 0 done, 1 it could not be done, 2 called wrongly.
      """;

  /** The font's table of variation sequences is none of a reader's business. */
  private static final Logger FONT_LOG = Logger.getLogger("org.apache.fontbox.ttf.CmapSubtable");

  private ReportMain() {}

  public static void main(String[] arguments) {
    FONT_LOG.setLevel(Level.SEVERE);
    System.exit(run(List.of(arguments), System.out, System.err, Instant.now()));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err, Instant now) {
    String command = arguments.isEmpty() ? "" : arguments.getFirst();
    try {
      switch (command) {
        case "camera-online" -> cameraOnline(rest(arguments, ReportOptions.NAMES), out, now);
        case "papers" -> PaperCommands.list(rest(arguments, PaperCommands.LIST), out);
        case "incident", "service", "score", "inspection" ->
            PaperCommands.fetch(command, rest(arguments, PaperCommands.FETCH), out);
        case "simulate-month" ->
            simulate(rest(arguments, List.of("out", "cameras", "seed", "month")), out, now);
        case "help", "-h", "--help" -> out.print(USAGE);
        default ->
            throw new UsageException(
                command.isEmpty()
                    ? "say what is to be reported"
                    : "no report is called " + command);
      }
      return 0;
    } catch (UsageException e) {
      err.println("gengfu report: " + e.getMessage());
      err.print(USAGE);
      return 2;
    } catch (IOException | EvidenceException | IllegalArgumentException e) {
      err.println("gengfu report: " + said(e));
      return 1;
    }
  }

  private static String said(Exception e) {
    return e instanceof NoSuchFileException missing
        ? "there is no file " + missing.getFile()
        : String.valueOf(e.getMessage());
  }

  private static Options rest(List<String> arguments, List<String> known) {
    return Options.of(arguments.subList(1, arguments.size()), known);
  }

  private static void cameraOnline(Options options, PrintStream out, Instant now)
      throws IOException {
    Path file = Path.of(options.needed("out"));
    ReportFormat format = format(options, file);
    String folder = options.get("evidence");
    List<String> foreign = folder != null ? ReportOptions.CENTER_ONLY : ReportOptions.FOLDER_ONLY;
    for (String name : foreign) {
      if (options.get(name) != null) {
        throw new UsageException(
            "--%s is for %s".formatted(name, folder != null ? "a center" : "--evidence"));
      }
    }
    if (folder != null) {
      EvidenceFolder evidence = EvidenceFolder.read(Path.of(folder));
      ReportOrder order = ReportOptions.order(options, evidence.policy(), now);
      CameraReport report = ReportMaker.make(order, evidence);
      ReportFile.replace(file, to -> format.write(report, to));
    } else {
      CenterReport center = CenterReport.of(options, password(options));
      byte[] bytes = center.fetch(options, format, now);
      ReportFile.replace(file, to -> to.write(bytes));
    }
    out.println(file);
  }

  private static ReportFormat format(Options options, Path file) {
    String named = options.get("format");
    String name = String.valueOf(file.getFileName());
    String ending = named == null ? name.substring(name.lastIndexOf('.') + 1) : named;
    return ReportFormat.of(ending.toLowerCase(Locale.ROOT))
        .orElseThrow(() ->
            new UsageException(
                "no format is called %s: name the file .xlsx, .pdf, .csv or .json, or give"
                        .formatted(ending)
                    + " --format"));
  }

  static @Nullable String password(Options options) throws IOException {
    String file = options.get("password-file");
    if (file != null) {
      List<String> lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
      return lines.isEmpty() ? "" : lines.getFirst();
    }
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new UsageException("give --password-file: there is no terminal to ask at");
    }
    char[] typed = console.readPassword("password of %s: ", options.needed("user"));
    return typed == null ? "" : new String(typed);
  }

  private static void simulate(Options options, PrintStream out, Instant now) throws IOException {
    Path folder = Path.of(options.needed("out"));
    String text = options.get("month");
    YearMonth month;
    try {
      month =
          text == null
              ? YearMonth.from(now.atZone(ReportCalendar.CHINA.zone())).minusMonths(1)
              : YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw new UsageException("--month is no month: " + text);
    }
    int cameras =
        (int) options.whole("cameras", SimulatedFleet.WHOLE, 1, SimulatedMonth.MAX_CAMERAS);
    long seed = options.whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
    SimulatedMonth.write(cameras, seed, month, folder);
    out.println(folder);
  }
}
