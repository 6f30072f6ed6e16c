package org.gengfu.center.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who guesses passwords: after {@value #PER_USER} wrong ones for a user, or {@value
 * #PER_ADDRESS} from an address, within {@code WINDOW}, the next try waits until the oldest of them
 * is that old. Remembers at most {@value #MAX_KEYS} users and addresses; the one that failed
 * longest ago goes first. Any thread.
 */
public final class LoginThrottle {
  static final int PER_USER = 5;
  static final int PER_ADDRESS = 20;
  static final int MAX_KEYS = 10_000;
  static final Duration WINDOW = Duration.ofMinutes(5);

  private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>();

  /** How long this login must wait; empty when it may be tried now. */
  public synchronized Optional<Duration> wait(String user, String address, Instant now) {
    Duration byUser = remaining("user " + user, PER_USER, now);
    Duration byAddress = remaining("address " + address, PER_ADDRESS, now);
    Duration longer = byUser.compareTo(byAddress) > 0 ? byUser : byAddress;
    return longer.isPositive() ? Optional.of(longer) : Optional.empty();
  }

  private Duration remaining(String key, int limit, Instant now) {
    Deque<Instant> known = failures.get(key);
    if (known == null) {
      return Duration.ZERO;
    }
    while (!known.isEmpty() && !known.getFirst().plus(WINDOW).isAfter(now)) {
      known.removeFirst();
    }
    return known.size() < limit
        ? Duration.ZERO
        : Duration.between(now, known.getFirst().plus(WINDOW));
  }

  /** Notes a wrong password. */
  public synchronized void failed(String user, String address, Instant now) {
    note("user " + user, PER_USER, now);
    note("address " + address, PER_ADDRESS, now);
  }

  private void note(String key, int limit, Instant now) {
    Deque<Instant> known = failures.remove(key);
    Deque<Instant> times = known == null ? new ArrayDeque<>() : known;
    times.addLast(now);
    if (times.size() > limit) {
      times.removeFirst();
    }
    failures.put(key, times);
    if (failures.size() > MAX_KEYS) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /** Forgets the wrong passwords of a user who then knew the right one. */
  public synchronized void succeeded(String user) {
    failures.remove("user " + user);
  }
}
