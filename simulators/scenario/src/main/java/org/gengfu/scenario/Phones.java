package org.gengfu.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gengfu.scenario.house.HouseException;
import org.gengfu.scenario.watch.CenterClient;
import org.gengfu.scenario.watch.PhoneClient;

/** The phones of a run, and the duty desk so far as it is about orders. One thread. */
final class Phones implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int PASSWORD_BYTES = 12;

  private final Map<String, PhoneClient> phones = new LinkedHashMap<>();
  private final CenterClient desk;
  private final InstantSource clock;
  private final PrintStream out;

  /** None yet. */
  Phones(CenterClient desk, InstantSource clock, PrintStream out) {
    this.desk = desk;
    this.clock = clock;
    this.out = out;
  }

  /** Makes a user for each technician, as an administrator does, and logs in with the phone. */
  void open(List<PhonePart> parts) {
    for (PhonePart part : parts) {
      String first = password();
      desk.tell("POST", "users", Map.of("user", part.id(), "role", "viewer", "password", first));
      PhoneClient phone = new PhoneClient(desk.address(), part.id(), first, part.behind(), clock);
      phone.login(password());
      phones.put(part.id(), phone);
    }
  }

  private static String password() {
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().encodeToString(secret);
  }

  /**
   * Waits for the order, then does what is to be done.
   *
   * @return when it was done
   * @throws HouseException when the order does not come
   */
  Instant act(Action.Phone act) {
    PhoneClient phone = phone(act.phone());
    String order = await(act.phone(), act.node(), act.within(), () -> phone.order(act.node()));
    Instant at = clock.instant();
    say(phone.act(order, act.act(), act.fields()));
    return at;
  }

  /** As {@link #act}, of a photograph. */
  Instant photo(Action.Photo act) {
    PhoneClient phone = phone(act.phone());
    String order = await(act.phone(), act.node(), act.within(), () -> phone.order(act.node()));
    Instant at = clock.instant();
    say(phone.photo(order, act.id(), act.kind()));
    return at;
  }

  /** As {@link #act}, by the desk. */
  Instant desk(Action.Desk act) {
    String order = await("the desk", act.node(), act.within(), () -> open(act.node()));
    Instant at = clock.instant();
    Map<String, Object> deed =
        Map.of("id", UUID.randomUUID().toString(), "act", act.act(), "fields", act.fields());
    for (JsonNode result :
        desk.tell("POST", "orders/" + order + "/deeds", Map.of("deeds", List.of(deed)))
            .path("results")) {
      say(List.of(PhoneClient.outcome(result)));
    }
    return at;
  }

  private Optional<String> open(String node) {
    for (JsonNode order : desk.get("orders?stage=open&limit=500").path("orders")) {
      String own = order.path("node").asText("");
      if (node.equals(own.isEmpty() ? order.path("item").asText("") : own)) {
        return Optional.of(order.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private String await(String whom, String node, Duration within, Supplier<Optional<String>> seen) {
    Instant patience = clock.instant().plus(within);
    Optional<String> order = seen.get();
    while (order.isEmpty()) {
      if (clock.instant().isAfter(patience)) {
        throw new HouseException(
            "no order about %s came to %s within %s".formatted(node, whom, Words.of(within)));
      }
      Run.pause(LOOK);
      order = seen.get();
    }
    return order.get();
  }

  Instant signal(Action.Signal signal) {
    Instant at = clock.instant();
    say(phone(signal.phone()).signal(signal.on()));
    return at;
  }

  Instant resend(Action.Resend resend) {
    Instant at = clock.instant();
    phone(resend.phone()).resend();
    return at;
  }

  private void say(List<String> outcomes) {
    outcomes.stream()
        .filter(outcome -> !outcome.equals("done"))
        .forEach(outcome -> out.println("            the center says: " + outcome));
  }

  private PhoneClient phone(String id) {
    PhoneClient phone = phones.get(id);
    if (phone == null) {
      throw new HouseException("there is no phone " + id);
    }
    return phone;
  }

  @Override
  public void close() {
    phones.values().forEach(PhoneClient::close);
  }
}
