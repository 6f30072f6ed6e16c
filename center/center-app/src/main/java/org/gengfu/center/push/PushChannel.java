package org.gengfu.center.push;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.gengfu.center.store.StoreOfflineException;
import org.gengfu.notify.Channel;
import org.gengfu.notify.Message;
import org.gengfu.notify.Sent;

/**
 * Wakes all phones of a person, whose user name is the address; one that was woken is enough. The
 * key of a message is its topic, so that one that is sent again replaces itself. A service that
 * could not be reached is not tried for {@link #REST}: who waits is told by another way sooner. One
 * call at a time; any thread.
 */
public final class PushChannel implements Channel {
  /** How long a service that could not be reached is left alone. */
  static final Duration REST = Duration.ofMinutes(1);

  /** Most services that are remembered as away; the oldest is forgotten. */
  static final int MOST_AWAY = 256;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TOPIC_BYTES = 24;

  private final PushDesk desk;
  private final Clock clock;
  private final Map<String, Instant> away =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_AWAY;
        }
      };

  public PushChannel(PushDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public Sent send(Message message, Instant deadline) {
    List<PushTable.Listener> listeners;
    try {
      listeners = desk.listeners(message.address());
    } catch (StoreOfflineException e) {
      return new Sent.TryAgain("the database is away");
    }
    if (listeners.isEmpty()) {
      return new Sent.Refused("no phone listens any more");
    }
    List<Pushed> all = new ArrayList<>();
    for (PushTable.Listener listener : listeners) {
      all.add(push(listener, text(message.values()), topic(message.key()), deadline));
    }
    long taken = all.stream().filter(each -> each.outcome() == Pushed.Outcome.TAKEN).count();
    String why = String.join("; ", all.stream().map(Pushed::why).distinct().toList());
    if (taken > 0) {
      return new Sent.Accepted("%d of %d phones".formatted(taken, listeners.size()));
    }
    boolean later = all.stream().anyMatch(each -> each.outcome() == Pushed.Outcome.AWAY);
    return later ? new Sent.TryAgain(why) : new Sent.Refused(why);
  }

  private Pushed push(PushTable.Listener listener, String json, String topic, Instant deadline) {
    String service = java.net.URI.create(listener.endpoint()).getAuthority();
    Instant tried = away.get(service);
    Instant now = clock.instant();
    if (tried != null && !now.isBefore(tried) && now.isBefore(tried.plus(REST))) {
      return new Pushed(Pushed.Outcome.AWAY, service + ": not reached a moment ago");
    }
    Pushed pushed;
    try {
      pushed = desk.push(listener, json, topic, deadline);
    } catch (StoreOfflineException e) {
      return new Pushed(Pushed.Outcome.AWAY, "the database is away");
    }
    away.remove(service);
    if (pushed.outcome() == Pushed.Outcome.AWAY) {
      away.put(service, now);
    }
    return pushed;
  }

  /** What the phone's worker reads: {@code kind}, {@code order}, {@code level}, {@code title}. */
  private static String text(SortedMap<String, String> values) {
    ObjectNode text = JSON.createObjectNode();
    text.put("kind", values.getOrDefault("kind", "order"));
    text.put("order", values.getOrDefault("order", ""));
    text.put("level", Integer.parseInt(values.getOrDefault("level", "4")));
    text.putObject("title")
        .put("zh", values.getOrDefault("zh", ""))
        .put("en", values.getOrDefault("en", ""));
    return text.toString();
  }

  /** At most 32 letters of base64url, as RFC 8030, 5.4, asks. */
  static String topic(String key) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(sum, TOPIC_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
