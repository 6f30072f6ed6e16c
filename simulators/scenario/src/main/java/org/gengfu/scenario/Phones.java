package org.gengfu.scenario;

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
import org.gengfu.scenario.house.HouseException;
import org.gengfu.scenario.watch.CenterClient;
import org.gengfu.scenario.watch.PhoneClient;

/** The phones of a run. One thread. */
final class Phones implements AutoCloseable {
  static final Phones NONE = new Phones(Map.of(), InstantSource.system(), System.out);

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int PASSWORD_BYTES = 12;

  private final Map<String, PhoneClient> phones;
  private final InstantSource clock;
  private final PrintStream out;

  private Phones(Map<String, PhoneClient> phones, InstantSource clock, PrintStream out) {
    this.phones = phones;
    this.clock = clock;
    this.out = out;
  }

  /** Makes a user for each technician, as an administrator does, and logs in with the phone. */
  static Phones open(
      List<PhonePart> parts, CenterClient center, InstantSource clock, PrintStream out) {
    Map<String, PhoneClient> phones = new LinkedHashMap<>();
    for (PhonePart part : parts) {
      String first = password();
      center.tell("POST", "users", Map.of("user", part.id(), "role", "viewer", "password", first));
      PhoneClient phone = new PhoneClient(center.address(), part.id(), first, part.behind(), clock);
      phone.login(password());
      phones.put(part.id(), phone);
    }
    return new Phones(phones, clock, out);
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
    Instant patience = clock.instant().plus(act.within());
    Optional<String> order = phone.order(act.node());
    while (order.isEmpty()) {
      if (clock.instant().isAfter(patience)) {
        throw new HouseException(
            "no order about %s came to %s within %s"
                .formatted(act.node(), act.phone(), Words.of(act.within())));
      }
      Run.pause(LOOK);
      order = phone.order(act.node());
    }
    Instant at = clock.instant();
    say(phone.act(order.get(), act.act(), act.fields()));
    return at;
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
