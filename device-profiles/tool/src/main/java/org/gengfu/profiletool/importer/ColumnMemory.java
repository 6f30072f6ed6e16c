package org.gengfu.profiletool.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;

/**
 * Which columns a vendor's tables have, told once by {@code --columns} and kept in a small YAML
 * file: vendor, then the option's text. For one thread.
 */
final class ColumnMemory {
  /** Most vendors that are kept. */
  static final int MAX_VENDORS = 1_000;

  private final Path file;

  ColumnMemory(Path file) {
    this.file = file;
  }

  /** What was told for the vendor, or empty. */
  String of(String vendor) throws ImportException {
    return read().getOrDefault(vendor, "");
  }

  /** Keeps what was told; replaces what the vendor had. */
  void keep(String vendor, String columns) throws ImportException {
    Map<String, String> vendors = read();
    if (columns.equals(vendors.put(vendor, columns))) {
      return;
    }
    if (vendors.size() > MAX_VENDORS) {
      throw new ImportException(file + ": holds " + MAX_VENDORS + " vendors already. Remove some");
    }
    try {
      Files.writeString(file, YamlText.of(vendors), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ImportException(file + ": cannot be written. Say --columns-file with another file");
    }
  }

  private Map<String, String> read() throws ImportException {
    Map<String, String> vendors = new TreeMap<>();
    if (!Files.exists(file)) {
      return vendors;
    }
    Problems problems = new Problems();
    MapNode root = Documents.load(file, problems);
    if (root != null) {
      root.keys().forEach(vendor -> vendors.put(vendor, root.string(vendor, "", problems)));
    }
    if (!problems.isEmpty()) {
      throw new ImportException(problems.list().getFirst().toString());
    }
    return vendors;
  }
}
