package org.gengfu.profiletool.importer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.document.Problems;
import org.gengfu.document.Suggestion;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.Subcommand;
import org.gengfu.profiletool.WrongCallException;
import org.gengfu.profiletool.scaffold.NewCommand;
import org.jspecify.annotations.Nullable;

/** {@code profile import}: a profile out of a file that the user has, with a loss report. */
public final class ImportCommand implements Subcommand {
  private static final Map<String, Importer> KINDS = kinds();
  private static final Set<String> VALUED =
      new TreeSet<>(
          List.of(
              "out",
              "report",
              "id",
              "kind",
              "title-zh",
              "title-en",
              "vendor",
              "model",
              "manual",
              "licence",
              "base",
              "table",
              "order",
              "columns",
              "columns-file",
              "sheet",
              "mibs",
              "walk",
              "module",
              "address",
              "device",
              "template"));
  private static final Set<String> FLAGS = Set.of("force");

  private static Map<String, Importer> kinds() {
    Map<String, Importer> kinds = new TreeMap<>();
    List<Importer> all =
        List.of(
            new TableImporter(),
            new MibImporter(),
            new SunSpecImporter(),
            new EdgexImporter(),
            new ZabbixImporter(),
            new TelegrafImporter(),
            new LibrenmsImporter(),
            new WirenboardImporter());
    for (Importer importer : all) {
      kinds.put(importer.kind(), importer);
    }
    return kinds;
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String usage() {
    StringBuilder text =
        new StringBuilder("import KIND FILE... [--out FILE] [--report FILE] [--id ID] ...\n\n");
    text.append("Makes a profile out of a file that you have. KIND is one of\n");
    KINDS
        .values()
        .forEach(importer ->
            text.append(String.format("  %-11s %s%n", importer.kind(), importer.usage())));
    text.append(
        """

        --out FILE        where the profile goes; <id>.yaml when absent, - for standard output
        --force           overwrites it
        --report FILE     the whole loss report; what was approximated or dropped is printed anyway
        --id ID           the profile's id
        --kind KIND       the archetype, e.g. power.ups
        --title-zh TEXT --title-en TEXT --vendor NAME --model NAME
        --manual TEXT     document, edition and page that the facts come from
        --licence TEXT    licence of the source, when the file does not say it
        """);
    return text.toString();
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Arguments line = Arguments.parse(arguments, VALUED, FLAGS);
    List<String> words = line.words();
    if (words.size() < 2) {
      throw new WrongCallException("say which KIND and which FILE");
    }
    Importer importer = KINDS.get(words.getFirst());
    if (importer == null) {
      String near = Suggestion.among(words.getFirst(), KINDS.keySet());
      throw new WrongCallException("no kind \"" + words.getFirst() + "\". " + near);
    }
    LossReport report = new LossReport();
    try {
      List<SourceFile> files = new ArrayList<>();
      for (String word : words.subList(1, words.size())) {
        files.add(SourceFile.load(Path.of(word)));
      }
      ImportOptions options = options(line);
      Draft draft = importer.read(files, options, report);
      return write(
          new Provenance(importer, files, options).complete(draft, report), line, report, out, err);
    } catch (ImportException e) {
      err.println("profile import: " + e.getMessage());
      return FINDINGS;
    }
  }

  private static ImportOptions options(Arguments line) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : VALUED) {
      line.value(name).ifPresent(value -> values.put(name, value));
    }
    return new ImportOptions(values);
  }

  private static int write(
      Map<String, Object> profile,
      Arguments line,
      LossReport report,
      PrintStream out,
      PrintStream err)
      throws ImportException {
    String id = String.valueOf(profile.get("profile"));
    String target = line.value("out").orElse(id + ".yaml");
    Path seenFrom = Path.of(target.equals("-") ? id + ".yaml" : target);
    String schema = NewCommand.schema(seenFrom, String.valueOf(profile.get("protocol")));
    String text = "# yaml-language-server: $schema=" + schema + "\n" + YamlText.of(profile);
    PrintStream talk = target.equals("-") ? err : out;
    if (target.equals("-")) {
      out.print(text);
    } else {
      save(Path.of(target), text, line.has("force"));
    }
    if (line.value("report").isPresent()) {
      String whole = report.summary() + "\n" + report.text(Loss.Fate.values());
      save(Path.of(line.value("report").get()), whole, true);
    }
    talk.print(report.text(Loss.Fate.APPROXIMATED, Loss.Fate.DROPPED));
    talk.println((target.equals("-") ? id : target) + ": " + report.summary());
    Problems problems = ImportCheck.lint(target, text);
    if (problems.isEmpty()) {
      return FINE;
    }
    err.print(problems);
    err.println("The profile needs what is said above; correct it and run ./gengfu profile lint");
    return FINDINGS;
  }

  private static void save(Path file, String text, boolean overwrite) throws ImportException {
    if (!overwrite && Files.exists(file)) {
      throw new ImportException(file + ": exists already. Say --force to overwrite it, or --out");
    }
    try {
      @Nullable Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ImportException(
          file + ": cannot be written (" + e.getClass().getSimpleName() + "). Check the folder");
    }
  }
}
