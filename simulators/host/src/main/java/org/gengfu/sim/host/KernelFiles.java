package org.gengfu.sim.host;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.host.HostSource;
import org.gengfu.sim.face.DeviceFace;

/**
 * The files of a computer and what somebody who reads them rightly sees. What a device's points do
 * not say has an ordinary value. One use, one thread.
 */
final class KernelFiles {
  static final int MOST_PROCESSES = 100;
  static final int MOST_USB_DEVICES = 100;

  private static final long TOTAL_KB = 8L * 1_024 * 1_024;
  private static final int KB = 1_024;
  private static final int FIRST_PROCESS = 1_000;
  private static final double MILLI = 1_000;
  private static final double USUAL_USED = 40;
  private static final double USUAL_UPTIME = 86_400;

  private final DeviceFace device;
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, Double> numbers = new TreeMap<>();
  private final Map<String, String> texts = new TreeMap<>();
  private double load;
  private double uptime = USUAL_UPTIME;
  private long availableKb = Math.round(TOTAL_KB * (1 - USUAL_USED / 100));
  private int processes = 1;
  private int zones;
  private int usb;

  private KernelFiles(DeviceFace device) {
    this.device = device;
  }

  /**
   * The computer as its points say now; {@code proc/stat} is to be added by a {@link Clockwork}.
   */
  static KernelFiles of(DeviceFace device) {
    KernelFiles made = new KernelFiles(device);
    made.files.put("proc/1/cmdline", "/sbin/init\0");
    made.files.put("proc/1/comm", "init\n");
    for (ResolvedPoint point : device.profile().planned()) {
      if (point.source() instanceof HostSource source) {
        made.put(point, source);
      }
    }
    made.memory();
    made.files.put("proc/uptime", String.format(Locale.ROOT, "%.2f %.2f\n", made.uptime, 0.0));
    made.files.put(
        "proc/loadavg",
        String.format(Locale.ROOT, "%.2f %.2f %.2f 1/%d 1\n", 0.0, 0.0, 0.0, made.processes));
    return made;
  }

  /** Contents by path below the root. */
  Map<String, String> files() {
    return files;
  }

  /** What the files say, by point; NaN for nothing. */
  Map<String, Double> numbers() {
    return numbers;
  }

  Map<String, String> texts() {
    return texts;
  }

  /** Busy share of the processors in percent. */
  double load() {
    return load;
  }

  int processes() {
    return processes;
  }

  private void put(ResolvedPoint point, HostSource source) {
    switch (source.measure()) {
      case CPU_LOAD -> {
        load = within(point, 0, 100);
        numbers.put(point.id(), load);
      }
      case MEMORY_USED -> {
        availableKb = Math.round(TOTAL_KB * (1 - within(point, 0, 100) / 100));
        numbers.put(point.id(), 100.0 * (TOTAL_KB - availableKb) / TOTAL_KB);
      }
      case MEMORY_AVAILABLE -> {
        availableKb = Math.round(within(point, 0, (double) TOTAL_KB * KB) / KB);
        numbers.put(point.id(), (double) availableKb * KB);
      }
      case UPTIME -> {
        uptime = Math.round(within(point, 0, Integer.MAX_VALUE) * 100) / 100.0;
        numbers.put(point.id(), uptime);
      }
      case TEMPERATURE -> temperature(point, source);
      case PROCESSES -> processes(point, source);
      case USB_DEVICES -> usb(point, source);
      case HOST_NAME -> {
        texts.put(point.id(), device.text(point.id()));
        files.put("proc/sys/kernel/hostname", device.text(point.id()) + "\n");
      }
      case DISK_USED,
          DISK_FREE,
          SCREEN_LUMINANCE,
          SCREEN_CONTRAST,
          SCREEN_UNCHANGED,
          PRINTER_STATE,
          PRINTER_REASONS,
          PRINTER_ACCEPTING,
          CLOCK_OFFSET,
          OPERATING_SYSTEM -> {}
    }
  }

  private double within(ResolvedPoint point, double low, double high) {
    double value = device.number(point.id());
    return Double.isNaN(value) ? low : Math.clamp(value, low, high);
  }

  private void memory() {
    long free = availableKb / 2;
    StringBuilder text = new StringBuilder();
    kb(text, "MemTotal:", TOTAL_KB);
    kb(text, "MemFree:", free);
    kb(text, "MemAvailable:", availableKb);
    kb(text, "Buffers:", 0);
    kb(text, "Cached:", availableKb - free);
    kb(text, "SwapCached:", 0);
    kb(text, "SwapTotal:", 0);
    kb(text, "SwapFree:", 0);
    files.put("proc/meminfo", text.toString());
  }

  private static void kb(StringBuilder text, String name, long amount) {
    text.append(String.format(Locale.ROOT, "%-16s%8d kB\n", name, amount));
  }

  private void temperature(ResolvedPoint point, HostSource source) {
    double value = device.number(point.id());
    String name = Sample.of(source.of(), Pattern.CASE_INSENSITIVE).orElse("");
    if (Double.isNaN(value) || name.isEmpty()) {
      numbers.put(point.id(), Double.NaN);
      return;
    }
    long milli = Math.round(value * MILLI);
    String zone = "sys/class/thermal/thermal_zone" + zones++ + "/";
    files.put(zone + "type", name + "\n");
    files.put(zone + "temp", milli + "\n");
    numbers.put(point.id(), milli / MILLI);
  }

  private void processes(ResolvedPoint point, HostSource source) {
    String command = Sample.of(source.of(), 0).orElse("");
    int count = command.isEmpty() ? 0 : (int) within(point, 0, MOST_PROCESSES);
    for (int i = 0; i < count; i++) {
      String folder = "proc/" + (FIRST_PROCESS + processes) + "/";
      processes++;
      files.put(folder + "cmdline", command.replace(' ', '\0') + "\0");
      files.put(folder + "comm", command.substring(0, Math.min(15, command.length())) + "\n");
    }
    numbers.put(point.id(), (double) count);
  }

  private void usb(ResolvedPoint point, HostSource source) {
    files.putIfAbsent("sys/bus/usb/devices/usb1/idVendor", "1d6b\n");
    files.putIfAbsent("sys/bus/usb/devices/usb1/idProduct", "0002\n");
    String[] id = source.of().toLowerCase(Locale.ROOT).split(":");
    int count = id.length == 2 ? (int) within(point, 0, MOST_USB_DEVICES) : 0;
    for (int i = 0; i < count; i++) {
      String folder = "sys/bus/usb/devices/1-" + ++usb + "/";
      files.put(folder + "idVendor", id[0] + "\n");
      files.put(folder + "idProduct", id[1] + "\n");
    }
    numbers.put(point.id(), (double) count);
  }
}
