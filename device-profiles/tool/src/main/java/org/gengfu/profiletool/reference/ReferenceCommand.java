package org.gengfu.profiletool.reference;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.Subcommand;

/** {@code profile reference}: writes what is generated from the schema. */
public final class ReferenceCommand implements Subcommand {
  @Override
  public String name() {
    return "reference";
  }

  @Override
  public String usage() {
    return """
    reference [--root FOLDER]
      Writes the editors' schemas (device-profiles/schema/editor) and the reference of the language
      (docs/integrators/language.md) anew. A test says when they are stale.
    """;
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Arguments call = Arguments.parse(arguments, Set.of("root"), Set.of());
    Path root = Path.of(call.value("root").orElse(System.getProperty("gengfu.root", ".")));
    files()
        .forEach((name, text) -> {
          try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            out.println("wrote " + file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return FINE;
  }

  /** Every generated file by its path below the repository's root. */
  static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String protocol : EditorSchema.protocols()) {
      files.put(
          "device-profiles/schema/editor/profile-" + protocol + ".json", EditorSchema.of(protocol));
    }
    files.put("docs/integrators/language.md", LanguagePage.text());
    return files;
  }
}
