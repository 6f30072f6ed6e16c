package org.gengfu.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code ./gengfu report incident}, {@code service}, {@code score}: papers that a center makes. */
final class PaperCommands {
  /** What the center makes papers as. */
  private static final Set<String> ENDINGS = Set.of("docx", "pdf", "xlsx");

  static final List<String> LIST = List.of("kind", "lang", "center", "user", "password-file");
  static final List<String> FETCH =
      List.of("incident", "paper", "out", "format", "lang", "center", "user", "password-file");

  private static final List<String> KINDS = List.of("incident", "service", "score", "inspection");

  /** The longest id of a paper: that of a round has three names and its window in it. */
  private static final int MOST_ID = 240;

  private PaperCommands() {}

  /** Prints a line for each paper: state, when it is due, id, title. */
  static void list(Options options, PrintStream out) throws IOException {
    String kind = options.get("kind", "");
    if (!kind.isEmpty() && !KINDS.contains(kind)) {
      throw new UsageException("--kind is " + String.join(", ", KINDS));
    }
    Language language = ReportOptions.language(options);
    byte[] json =
        CenterReport.of(options, ReportMain.password(options))
            .get("api/v1/papers" + (kind.isEmpty() ? "" : "?kind=" + kind), "the list of papers");
    for (Map<String, String> paper : papers(json)) {
      out.printf(
          "%-6s  %-24s  %s  %s%n",
          paper.getOrDefault("state", ""),
          paper.getOrDefault("due", "-"),
          paper.getOrDefault("id", ""),
          paper.getOrDefault(language == Language.ZH ? "zh" : "en", ""));
    }
  }

  /** The texts of each paper; those of its title by language. */
  private static List<Map<String, String>> papers(byte[] json) throws IOException {
    List<Map<String, String>> found = new java.util.ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      int depth = 0;
      while (parser.nextToken() != null) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
          depth++;
          if (depth == 2) {
            found.add(new HashMap<>());
          }
        } else if (token == JsonToken.END_OBJECT) {
          depth--;
        } else if (token == JsonToken.VALUE_STRING && !found.isEmpty()) {
          found.getLast().put(parser.currentName(), parser.getText());
        }
      }
    }
    return found;
  }

  /** Writes a paper as a file. */
  static void fetch(String kind, Options options, PrintStream out) throws IOException {
    Path file = Path.of(options.needed("out"));
    String name = String.valueOf(file.getFileName());
    String ending =
        options.get("format", name.substring(name.lastIndexOf('.') + 1)).toLowerCase(Locale.ROOT);
    if (!ENDINGS.contains(ending)) {
      throw new UsageException(
          "no format is called %s: name the file .docx, .pdf or .xlsx, or give --format"
              .formatted(ending));
    }
    String id = id(kind, options);
    String path =
        "api/v1/papers/%s.%s?lang=%s"
            .formatted(
                URLEncoder.encode(id, StandardCharsets.UTF_8),
                ending,
                ReportOptions.language(options) == Language.ZH ? "zh" : "en");
    byte[] bytes = CenterReport.of(options, ReportMain.password(options)).get(path, "paper " + id);
    ReportFile.replace(file, to -> to.write(bytes));
    out.println(file);
  }

  private static String id(String kind, Options options) {
    boolean incident = kind.equals("incident");
    if (options.get(incident ? "paper" : "incident") != null) {
      throw new UsageException(
          incident ? "give --incident, not --paper" : "give --paper, not --incident");
    }
    String named = options.needed(incident ? "incident" : "paper");
    if (incident && !named.matches("[0-9a-f]{16}")) {
      throw new UsageException("--incident is 16 hexadecimal digits, not " + named);
    }
    if (!incident && (named.indexOf('@') < 1 || named.length() > MOST_ID)) {
      throw new UsageException(
          "--paper is an id of \"./gengfu report papers\", as monthly@2026-10-01");
    }
    return switch (kind) {
      case "incident" -> "incident@" + named;
      case "inspection" -> named.startsWith("round@") ? named : "round@" + named;
      default -> named;
    };
  }
}
