package org.gengfu.sim.host;

import java.util.Locale;

/**
 * What the processors have done since the start, in ticks of a hundredth of a second as {@code
 * /proc/stat} counts them. Not thread safe.
 */
final class Clockwork {
  private static final int PROCESSORS = 4;
  private static final double TICKS_PER_SECOND = 100;

  /** So much was done before anybody looked, as on any machine that has been on for a while. */
  private static final double BEFORE = 100_000;

  private double busy = BEFORE;
  private double idle = BEFORE;

  /**
   * Lets time pass.
   *
   * @param load busy share in percent, 0 to 100
   */
  void pass(double seconds, double load) {
    double ticks = seconds * TICKS_PER_SECOND * PROCESSORS;
    busy += ticks * load / 100;
    idle += ticks * (1 - load / 100);
  }

  /** Text of {@code /proc/stat} (Linux kernel documentation, filesystems/proc, 1.7). */
  String stat(int processes) {
    StringBuilder text = new StringBuilder("cpu ").append(times(1)).append('\n');
    for (int i = 0; i < PROCESSORS; i++) {
      text.append("cpu").append(i).append(times(PROCESSORS)).append('\n');
    }
    text.append("intr 0\nctxt 0\nbtime 1700000000\nprocesses ").append(processes);
    return text.append("\nprocs_running 1\nprocs_blocked 0\n").toString();
  }

  /** user nice system idle iowait irq softirq steal guest guest_nice. */
  private String times(int among) {
    long user = Math.round(busy * 2 / 3 / among);
    long system = Math.round(busy / among) - user;
    return String.format(
        Locale.ROOT, " %d 0 %d %d 0 0 0 0 0 0", user, system, Math.round(idle / among));
  }
}
