package org.gengfu.report.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gengfu.report.Language;

/** Writes the samples into a folder, to be looked at as an owner would. */
final class SamplePapersMain {
  private SamplePapersMain() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Language language : Language.values()) {
      for (Map.Entry<String, Manuscript> each : SamplePapers.all(language).entrySet()) {
        for (PaperFormat format : PaperFormat.values()) {
          String name = each.getKey() + "-" + language.name() + "." + format.ending();
          Files.write(folder.resolve(name), format.bytes(each.getValue()));
        }
      }
    }
  }
}
