package org.gengfu.center.broker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Counts refusals and lets one line a minute through for each name and address, so that neither a
 * misconfigured edge nor an attacker fills the log. Called from any thread.
 */
final class Refusals {
  static final Duration QUIET = Duration.ofMinutes(1);

  /** Most names and addresses that are told apart; the one longest known is forgotten first. */
  static final int MAX_KNOWN = 1_000;

  private static final int MAX_SHOWN = 64;

  private record Known(Instant logged, long unsaid) {}

  private final InstantSource clock;
  private final Consumer<String> log;
  private final AtomicLong total = new AtomicLong();
  private final Map<String, Known> known = new LinkedHashMap<>();

  Refusals(InstantSource clock, Consumer<String> log) {
    this.clock = clock;
    this.log = log;
  }

  /**
   * Counts one refusal.
   *
   * @param name the name that was given, as it came from the wire
   * @param address where it came from
   * @param why what was wrong, in our words
   */
  void add(String name, String address, String why) {
    total.incrementAndGet();
    String who = "\"" + shown(name) + "\" at " + shown(address);
    Instant now = clock.instant();
    long unsaid;
    synchronized (known) {
      Known before = known.get(who);
      if (before != null && now.isBefore(before.logged().plus(QUIET))) {
        known.put(who, new Known(before.logged(), before.unsaid() + 1));
        return;
      }
      unsaid = before == null ? 0 : before.unsaid();
      known.remove(who);
      known.put(who, new Known(now, 0));
      if (known.size() > MAX_KNOWN) {
        known.remove(known.keySet().iterator().next());
      }
    }
    String more = unsaid == 0 ? "" : " (and " + unsaid + " times since the last line)";
    log.accept("refused " + who + ": " + why + more);
  }

  long total() {
    return total.get();
  }

  /** Text from the wire made harmless for a log: shortened, without control characters. */
  static String shown(String text) {
    String part = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    return part.replaceAll("[\\p{Cntrl}\"]", "?");
  }
}
