package org.gengfu.driver.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.host.HostSource;

/**
 * One computer. Each look is independent; any thread. A thing that cannot be known is {@link
 * RawValue.Absent} with the reason.
 */
final class Machine {
  private final Path root;
  private final Kernel kernel;
  private final Peripherals peripherals;
  private final Screen screen = new Screen();

  /**
   * @param root folder under which {@code proc} and {@code sys} are found
   */
  Machine(Path root) {
    this.root = root;
    this.kernel = new Kernel(root.resolve("proc"));
    this.peripherals = new Peripherals(root.resolve("proc"), root.resolve("sys"));
  }

  RawValue read(HostSource source, Duration timeout) {
    try {
      return switch (source.measure()) {
        case CPU_LOAD -> kernel.cpuLoad();
        case MEMORY_USED -> kernel.memoryUsed();
        case MEMORY_AVAILABLE -> kernel.memoryAvailable();
        case UPTIME -> kernel.uptime();
        case DISK_USED -> diskUsed(source.of());
        case DISK_FREE -> new RawValue.Whole(store(source.of()).getUsableSpace());
        case TEMPERATURE -> peripherals.temperature(source.of());
        case PROCESSES -> peripherals.processes(source.of());
        case USB_DEVICES -> peripherals.usbDevices(source.of());
        case SCREEN_LUMINANCE, SCREEN_CONTRAST, SCREEN_UNCHANGED -> screen.read(source.measure());
        case PRINTER_STATE, PRINTER_REASONS, PRINTER_ACCEPTING ->
            new Printer(source.of(), timeout).read(source.measure());
        case CLOCK_OFFSET -> ClockServer.offset(source.of(), timeout);
        case OPERATING_SYSTEM ->
            new RawValue.Text(
                System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""));
        case HOST_NAME -> hostName();
      };
    } catch (IOException | RuntimeException | LinkageError e) {
      return new RawValue.Absent(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private FileStore store(String path) throws IOException {
    return Files.getFileStore(root.resolve(Path.of("/").relativize(Path.of("/").resolve(path))));
  }

  /** As {@code df} counts: what only the administrator may still use counts as used. */
  private RawValue diskUsed(String path) throws IOException {
    FileStore store = store(path);
    long used = store.getTotalSpace() - store.getUnallocatedSpace();
    long usable = used + store.getUsableSpace();
    return usable <= 0
        ? new RawValue.Absent("a file system without size")
        : new RawValue.Real(100.0 * used / usable);
  }

  private static RawValue hostName() {
    try {
      return new RawValue.Text(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      return new RawValue.Absent("the machine does not know its name");
    }
  }
}
