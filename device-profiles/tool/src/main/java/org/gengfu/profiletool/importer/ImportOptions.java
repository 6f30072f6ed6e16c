package org.gengfu.profiletool.importer;

import java.util.Map;

/**
 * What the command line says beside the files. Immutable; any thread.
 *
 * @param values options by name without dashes
 */
record ImportOptions(Map<String, String> values) {
  /** No option at all. */
  static final ImportOptions NONE = new ImportOptions(Map.of());

  ImportOptions {
    values = Map.copyOf(values);
  }

  /** The option's value, or empty. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }
}
