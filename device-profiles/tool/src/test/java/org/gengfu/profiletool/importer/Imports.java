package org.gengfu.profiletool.importer;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;

/** Runs an importer on texts in memory and reads what came of them. */
final class Imports {
  final LossReport report = new LossReport();
  final String yaml;
  final MapNode root;
  final Problems lint;

  private Imports(Importer importer, List<SourceFile> files, Map<String, String> options)
      throws ImportException {
    ImportOptions told = new ImportOptions(options);
    Draft draft = importer.read(files, told, report);
    yaml = YamlText.of(new Provenance(importer, files, told).complete(draft, report));
    Problems problems = new Problems();
    root = Documents.parse("out.yaml", yaml, problems);
    if (root == null || !problems.isEmpty()) {
      throw new AssertionError("no YAML: " + problems + "\n" + yaml);
    }
    lint = ImportCheck.lint("out.yaml", yaml);
  }

  static SourceFile file(String name, String text) {
    return file(name, text, StandardCharsets.UTF_8);
  }

  static SourceFile file(String name, String text, Charset charset) {
    return new SourceFile(Path.of(name), text.getBytes(charset));
  }

  /** A file of the test's resources. */
  static SourceFile resource(String name) throws IOException {
    try (var in = Imports.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no test resource " + name);
      }
      return new SourceFile(Path.of(name), in.readAllBytes());
    }
  }

  /** Options as keys and values in turn. */
  static Imports of(Importer importer, SourceFile file, String... options) throws ImportException {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return new Imports(importer, List.of(file), map);
  }

  /** A part of the profile as text, e.g. {@code points.temperature.at}; empty when absent. */
  String at(String path) {
    org.gengfu.document.Node node = root;
    for (String key : path.split("\\.")) {
      node = node instanceof MapNode map ? map.get(key) : null;
    }
    return switch (node) {
      case null -> "";
      case org.gengfu.document.ScalarNode scalar -> scalar.text();
      case org.gengfu.document.ListNode list ->
          list.items().stream()
              .map(item -> item instanceof org.gengfu.document.ScalarNode s ? s.text() : "?")
              .toList()
              .toString();
      case MapNode map -> map.keys().toString();
    };
  }

  /** The linter's errors, one line each. */
  List<String> errors() {
    return lint.list().stream().map(Problem::toString).toList();
  }

  List<String> kept() {
    return lines(Loss.Fate.KEPT);
  }

  List<String> approximated() {
    return lines(Loss.Fate.APPROXIMATED);
  }

  List<String> dropped() {
    return lines(Loss.Fate.DROPPED);
  }

  private List<String> lines(Loss.Fate fate) {
    return report.of(fate).stream().map(Loss::toString).toList();
  }
}
