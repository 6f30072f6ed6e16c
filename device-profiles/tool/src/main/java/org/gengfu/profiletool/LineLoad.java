package org.gengfu.profiletool;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How busy devices of one kind keep a serial line. Immutable; any thread.
 *
 * @param profile id
 * @param baud bits per second
 * @param shares what is asked, by polling class
 * @param most devices of this kind that the protocol lets stand on one line
 * @param notes what is not counted, and why
 */
record LineLoad(String profile, int baud, List<Share> shares, int most, List<String> notes) {
  /** Rounding of a share that fills the line exactly. */
  private static final double EXACT = 1e-9;

  LineLoad {
    shares = List.copyOf(shares);
    notes = List.copyOf(notes);
  }

  /**
   * What one device is asked in one polling class.
   *
   * @param name of the class
   * @param period of the class
   * @param seconds that the questions and their answers keep the line busy, once
   */
  record Share(String name, Duration period, int questions, int points, double seconds) {
    double ofLine(int devices) {
      return seconds * devices * 1000 / period.toMillis();
    }
  }

  /**
   * Prints it.
   *
   * @return true when the line carries so many devices
   */
  boolean show(int devices, PrintStream out) {
    out.printf(Locale.ROOT, "%s: %d devices at %d baud%n", profile, devices, baud);
    double busy = 0;
    double cycle = 0;
    for (Share share : shares) {
      out.printf(
          Locale.ROOT,
          "  %-7s every %5.1f s: %2d questions for %3d points, %6.0f ms a device, %5.1f %% of the line%n",
          share.name(),
          share.period().toMillis() / 1000.0,
          share.questions(),
          share.points(),
          share.seconds() * 1000,
          100 * share.ofLine(devices));
      busy += share.ofLine(devices);
      cycle += share.seconds() * devices;
    }
    int fit = busy == 0 ? most : (int) Math.min(most, devices / busy + EXACT);
    out.printf(
        Locale.ROOT,
        "  the line is busy %.0f %% of the time; everything once takes %.1f s; at most %d such devices%n",
        busy * 100,
        cycle,
        fit);
    notes.forEach(note -> out.println("  note: " + note));
    return busy <= 1 && devices <= most;
  }
}
