package org.gengfu.edge.bus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.SetupWrite;

/**
 * What one device must be written again and again. A watchdog without a value of its own repeats
 * what was last commanded through its point. Only the bus's thread may call it.
 */
final class Watchdogs {
  private final List<Dog> dogs = new ArrayList<>();
  private final Map<String, RawValue> commanded = new HashMap<>();

  private static final class Dog {
    final SetupWrite rule;
    long dueNanos;

    Dog(SetupWrite rule, long dueNanos) {
      this.rule = rule;
      this.dueNanos = dueNanos;
    }
  }

  /** Takes a profile's watchdogs; those that stay keep their rhythm. */
  void watch(ResolvedProfile profile, long nowNanos) {
    List<Dog> before = List.copyOf(dogs);
    dogs.clear();
    for (SetupWrite rule : profile.setup()) {
      if (rule.every().isPositive()) {
        dogs.add(
            before.stream()
                .filter(dog -> dog.rule.equals(rule))
                .findFirst()
                .orElseGet(() -> new Dog(rule, nowNanos)));
      }
    }
  }

  /** A point was commanded. */
  void written(WriteRequest request) {
    if (dogs.stream().anyMatch(dog -> dog.rule.point().equals(request.point()))) {
      commanded.put(request.point(), request.value());
    }
  }

  /** The errand that is due, if one is. */
  Optional<Errand> due(BusDevice device, long nowNanos) {
    List<Step> steps = new ArrayList<>();
    for (Dog dog : dogs) {
      if (dog.dueNanos <= nowNanos) {
        dog.dueNanos = nowNanos + dog.rule.every().toNanos();
        step(device, dog.rule).ifPresent(steps::add);
      }
    }
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(new Errand(device, Errand.Cause.WATCHDOG, "watchdog", steps, nowNanos));
  }

  private Optional<Step> step(BusDevice device, SetupWrite rule) {
    Operand value = rule.value();
    if (value != null) {
      return Optional.ofNullable(SetupErrand.step(device, rule, value));
    }
    RawValue last = commanded.get(rule.point());
    return last == null
        ? Optional.empty()
        : Optional.of(
            new Step.Settle(
                new WriteRequest(rule.point(), last), rule.when(), rule.verify(), rule.secret()));
  }

  /** How long until {@link #due} may find something; {@link Long#MAX_VALUE} for never. */
  long waitNanos(long nowNanos) {
    long wait = Long.MAX_VALUE;
    for (Dog dog : dogs) {
      wait = Math.min(wait, Math.max(1, dog.dueNanos - nowNanos));
    }
    return wait;
  }
}
