package org.gengfu.driver.snmp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Datagrams that the system dropped because a port's receive buffer was full: the last column of
 * Linux's {@code /proc/net/udp} and {@code udp6}. Stateless; any thread.
 */
final class SystemDrops {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));
  private static final int FIELDS = 13;
  private static final int LOCAL = 1;

  private SystemDrops() {}

  /**
   * How many were dropped at a local port since it was opened.
   *
   * @return 0 where the system does not tell
   */
  static long at(int port) {
    long sum = 0;
    for (Path table : TABLES) {
      try {
        sum += count(Files.readAllLines(table), port);
      } catch (IOException unknown) {
        // Another system, or a machine without this version of IP.
        continue;
      }
    }
    return sum;
  }

  /** The same out of a table's lines. */
  static long count(List<String> table, int port) {
    String end = String.format(Locale.ROOT, ":%04X", port);
    long sum = 0;
    for (String line : table) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length >= FIELDS
          && fields[LOCAL].endsWith(end)
          && fields[fields.length - 1].matches("[0-9]{1,18}")) {
        sum += Long.parseLong(fields[fields.length - 1]);
      }
    }
    return sum;
  }
}
