package org.gengfu.center;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long each part of a start took, for one line of the log. One thread. */
final class StartTimes {
  private static final Logger LOG = LoggerFactory.getLogger(Center.class);

  private final Clock clock;
  private final StringBuilder parts = new StringBuilder();
  private final Instant process;
  private Instant last;

  StartTimes(Clock clock) {
    this.clock = clock;
    last = clock.instant();
    process = ProcessHandle.current().info().startInstant().orElse(last);
    parts.append("settings ").append(seconds(process, last));
  }

  /** What was opened since the last call. */
  void opened(String part) {
    Instant now = clock.instant();
    parts.append(", ").append(part).append(' ').append(seconds(last, now));
    last = now;
  }

  /** Everything is open. */
  void tell() {
    LOG.info("Started in {} s: {}", seconds(process, last), parts);
  }

  private static String seconds(Instant from, Instant to) {
    return String.format(Locale.ROOT, "%.1f", Duration.between(from, to).toMillis() / 1000.0);
  }
}
