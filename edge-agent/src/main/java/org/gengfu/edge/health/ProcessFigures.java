package org.gengfu.edge.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the operating system says of this process. Any thread. */
public final class ProcessFigures {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private ProcessFigures() {}

  /** Resident memory in bytes, -1 where the system does not tell. */
  public static long residentBytes() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(RESIDENT)) {
          String kibibytes = line.substring(RESIDENT.length()).replace("kB", "").strip();
          return Long.parseLong(kibibytes) * 1024;
        }
      }
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
    return -1;
  }

  /** Heap in use in bytes. */
  public static long heapBytes() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Processor time since the start in nanoseconds, -1 where the system does not tell. */
  public static long cpuNanos() {
    Optional<Duration> spent = ProcessHandle.current().info().totalCpuDuration();
    return spent.map(Duration::toNanos).orElse(-1L);
  }
}
