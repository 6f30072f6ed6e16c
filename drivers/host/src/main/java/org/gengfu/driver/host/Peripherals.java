package org.gengfu.driver.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gengfu.driver.RawValue;

/**
 * Sensors, processes and USB devices: from {@code /proc} and {@code /sys} on Linux (kernel
 * documentation: {@code hwmon/sysfs-interface}, {@code thermal/sysfs-api}, {@code
 * ABI/stable/sysfs-bus-usb}); processes elsewhere from the JDK. Stateless; any thread.
 */
final class Peripherals {
  /** Most entries of one folder that are looked at. */
  static final int MAX_ENTRIES = 100_000;

  private static final double MILLI = 1_000;

  private final Path proc;
  private final Path sys;

  Peripherals(Path proc, Path sys) {
    this.proc = proc;
    this.sys = sys;
  }

  /** The first sensor, in the order of names, whose name matches. */
  RawValue temperature(String pattern) throws IOException {
    Pattern wanted = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    for (Path zone : entries(sys.resolve("class/thermal"), "thermal_zone*")) {
      if (wanted.matcher(line(zone.resolve("type"))).find()) {
        return degrees(zone.resolve("temp"));
      }
    }
    for (Path chip : entries(sys.resolve("class/hwmon"), "hwmon*")) {
      String name = line(chip.resolve("name"));
      for (Path input : entries(chip, "temp*_input")) {
        String file = input.getFileName().toString();
        String label = line(chip.resolve(file.replace("_input", "_label")));
        if (wanted.matcher(name + " " + label).find()) {
          return degrees(input);
        }
      }
    }
    return new RawValue.Absent("no sensor is called " + pattern);
  }

  private static RawValue degrees(Path file) {
    String text = line(file);
    return text.matches("-?[0-9]{1,7}")
        ? new RawValue.Real(Integer.parseInt(text) / MILLI)
        : new RawValue.Absent("the sensor says nothing");
  }

  /** How many processes have a command line in which the pattern is found. */
  RawValue processes(String pattern) throws IOException {
    Pattern wanted = Pattern.compile(pattern);
    List<Path> numbers = entries(proc, "[0-9]*");
    if (numbers.isEmpty()) {
      long count =
          ProcessHandle.allProcesses()
              .filter(process -> wanted.matcher(process.info().commandLine().orElse("")).find())
              .count();
      return new RawValue.Whole(count);
    }
    long count = 0;
    for (Path process : numbers) {
      String command = text(process.resolve("cmdline")).replace('\0', ' ').trim();
      if (!command.isEmpty() && wanted.matcher(command).find()) {
        count++;
      }
    }
    return new RawValue.Whole(count);
  }

  /** How many devices have this {@code vendor:product}, in hexadecimal. */
  RawValue usbDevices(String id) throws IOException {
    Path bus = sys.resolve("bus/usb/devices");
    if (!Files.isDirectory(bus)) {
      return new RawValue.Absent("this machine tells no USB devices");
    }
    String wanted = id.toLowerCase(Locale.ROOT);
    long count = 0;
    for (Path device : entries(bus, "*")) {
      String found = line(device.resolve("idVendor")) + ":" + line(device.resolve("idProduct"));
      if (found.toLowerCase(Locale.ROOT).equals(wanted)) {
        count++;
      }
    }
    return new RawValue.Whole(count);
  }

  private static List<Path> entries(Path folder, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
      for (Path entry : entries) {
        if (found.size() >= MAX_ENTRIES) {
          throw new IOException("more than " + MAX_ENTRIES + " entries in " + folder);
        }
        found.add(entry);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    found.sort(null);
    return found;
  }

  private static String line(Path file) {
    return text(file).lines().findFirst().orElse("").trim();
  }

  /** Empty when it cannot be read: a process may end and a device be unplugged at any time. */
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
