package org.gengfu.profile.host;

import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;

/**
 * One figure of a computer.
 *
 * @param measure which
 * @param of what of it is meant: a path, a pattern, a device, a server; empty for the whole
 */
public record HostSource(Measure measure, String of) implements WireSource {
  /** What can be read. */
  public enum Measure {
    /** Busy share of all processors since the last look, in percent. */
    CPU_LOAD(ValueKind.REAL, Of.NOTHING),
    /** Memory in use, in percent; caches count as free. */
    MEMORY_USED(ValueKind.REAL, Of.NOTHING),
    /** Memory that programs can still have, in bytes. */
    MEMORY_AVAILABLE(ValueKind.WHOLE, Of.NOTHING),
    /** Used share of the disk that holds a path, in percent. */
    DISK_USED(ValueKind.REAL, Of.PATH),
    /** Free bytes of the disk that holds a path. */
    DISK_FREE(ValueKind.WHOLE, Of.PATH),
    /** Temperature of the first sensor whose name matches, in degrees Celsius. */
    TEMPERATURE(ValueKind.REAL, Of.PATTERN),
    /** Time since the machine was started, in seconds. */
    UPTIME(ValueKind.REAL, Of.NOTHING),
    /** How many processes have a command line that matches. */
    PROCESSES(ValueKind.WHOLE, Of.PATTERN),
    /** How many USB devices have this vendor and product id, e.g. {@code 04b8:0202}. */
    USB_DEVICES(ValueKind.WHOLE, Of.USB_ID),
    /** Mean luminance of the screen's picture, 0 to 255. */
    SCREEN_LUMINANCE(ValueKind.REAL, Of.NOTHING),
    /** Standard deviation of the luminance, 0 to 127.5. */
    SCREEN_CONTRAST(ValueKind.REAL, Of.NOTHING),
    /** Time since the screen's picture last changed, in seconds. */
    SCREEN_UNCHANGED(ValueKind.REAL, Of.NOTHING),
    /** State by IPP: 3 idle, 4 processing, 5 stopped (RFC 8011, 5.4.11). */
    PRINTER_STATE(ValueKind.WHOLE, Of.PRINTER),
    /** Reasons by IPP, separated by blanks, e.g. {@code media-empty-error} (RFC 8011, 5.4.12). */
    PRINTER_REASONS(ValueKind.TEXT, Of.PRINTER),
    /** True when it takes jobs (RFC 8011, 5.4.23). */
    PRINTER_ACCEPTING(ValueKind.FLAG, Of.PRINTER),
    /** Clock of a time server less the machine's own, in milliseconds (RFC 4330). */
    CLOCK_OFFSET(ValueKind.REAL, Of.SERVER),
    /** Operating system and its version. */
    OPERATING_SYSTEM(ValueKind.TEXT, Of.NOTHING),
    /** The machine's name. */
    HOST_NAME(ValueKind.TEXT, Of.NOTHING);

    private final ValueKind kind;
    private final Of of;

    Measure(ValueKind kind, Of of) {
      this.kind = kind;
      this.of = of;
    }

    /** Kind of its values. */
    public ValueKind kind() {
      return kind;
    }

    /** What its {@code of} says. */
    public Of of() {
      return of;
    }
  }

  /** Forms of {@code of}. */
  public enum Of {
    NOTHING,
    /** A path of a file system. */
    PATH,
    /** A regular expression. */
    PATTERN,
    /** Vendor and product id in hexadecimal. */
    USB_ID,
    /** An address {@code ipp://host:631/printers/name}. */
    PRINTER,
    /** {@code host} or {@code host:port}. */
    SERVER
  }
}
