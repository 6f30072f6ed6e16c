package org.gengfu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/** The machine of a benchmark, in words. */
final class Machine {
  private Machine() {}

  /** A Markdown heading with machine and date under it. */
  static String heading(String title) throws IOException {
    return """
    ## %s

    %s; %s, %d processors, %d MB; %s; load before the run %s.
    """
        .formatted(
            title,
            LocalDate.now(),
            processor(),
            Runtime.getRuntime().availableProcessors(),
            memoryMegabytes(),
            "Java " + Runtime.version(),
            Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0])
        .strip();
  }

  private static String processor() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    }
  }

  private static long memoryMegabytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
              .filter(line -> line.startsWith("MemTotal"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          / 1024;
    }
  }
}
