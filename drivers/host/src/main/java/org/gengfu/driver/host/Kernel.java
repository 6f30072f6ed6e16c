package org.gengfu.driver.host;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gengfu.driver.RawValue;

/**
 * Processors and memory: from {@code /proc} on Linux (its form: the kernel's {@code
 * Documentation/filesystems/proc.rst}), from the JDK elsewhere. Remembers the last look at the
 * processors. Any thread.
 */
final class Kernel {
  private final Path proc;
  private final boolean linux;
  private long lastBusy = -1;
  private long lastAll = -1;

  Kernel(Path proc) {
    this.proc = proc;
    this.linux = Files.isRegularFile(proc.resolve("stat"));
  }

  /** Busy share since the last look; absent at the first. */
  synchronized RawValue cpuLoad() throws IOException {
    if (!linux) {
      double load = system().getCpuLoad();
      return load < 0 ? new RawValue.Absent("not known yet") : new RawValue.Real(100 * load);
    }
    String line = Files.readString(proc.resolve("stat")).lines().findFirst().orElse("");
    String[] fields = line.trim().split("\\s+");
    if (!fields[0].equals("cpu") || fields.length < 6) {
      return new RawValue.Absent("proc/stat has no line of all processors");
    }
    long all = 0;
    // user nice system idle iowait irq softirq steal; guest time is part of user time already
    for (int i = 1; i < Math.min(fields.length, 9); i++) {
      all += Long.parseLong(fields[i]);
    }
    long busy = all - Long.parseLong(fields[4]) - Long.parseLong(fields[5]);
    long spentBusy = busy - lastBusy;
    long spent = all - lastAll;
    boolean first = lastAll < 0;
    lastBusy = busy;
    lastAll = all;
    return first || spent <= 0 || spentBusy < 0
        ? new RawValue.Absent("known from the second look on")
        : new RawValue.Real(Math.min(100, 100.0 * spentBusy / spent));
  }

  RawValue memoryUsed() throws IOException {
    long total = linux ? memory().getOrDefault("MemTotal", 0L) : system().getTotalMemorySize();
    return total <= 0
        ? new RawValue.Absent("the size of the memory is not known")
        : new RawValue.Real(100.0 * (total - available()) / total);
  }

  RawValue memoryAvailable() throws IOException {
    return new RawValue.Whole(available());
  }

  private long available() throws IOException {
    return linux ? memory().getOrDefault("MemAvailable", 0L) : system().getFreeMemorySize();
  }

  /** In bytes; the kernel's kB are 1,024. */
  private Map<String, Long> memory() throws IOException {
    Map<String, Long> sizes = new HashMap<>();
    for (String line : Files.readAllLines(proc.resolve("meminfo"))) {
      String[] parts = line.split("[:\\s]+");
      if (parts.length >= 2 && parts[1].matches("[0-9]{1,15}")) {
        sizes.put(parts[0], Long.parseLong(parts[1]) * 1_024);
      }
    }
    return sizes;
  }

  RawValue uptime() throws IOException {
    if (!linux) {
      return new RawValue.Absent("known on Linux only");
    }
    String first = Files.readString(proc.resolve("uptime")).trim().split("\\s+")[0];
    return first.matches("[0-9]+(\\.[0-9]+)?")
        ? new RawValue.Real(Double.parseDouble(first))
        : new RawValue.Absent("proc/uptime holds no time");
  }

  private static OperatingSystemMXBean system() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  }
}
