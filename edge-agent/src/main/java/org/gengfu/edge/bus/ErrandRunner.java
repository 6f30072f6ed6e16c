package org.gengfu.edge.bus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.gengfu.driver.Bus;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.Expression;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the steps of errands on a bus that is free. Only the bus's thread may call it.
 *
 * <p>A step that fails ends its errand: what comes after it was meant for a device in another
 * state. A step that fails because the device says busy, or does not answer, is not repeated here.
 */
final class ErrandRunner {
  /** Time between two looks at whether what is expected has come about. */
  static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private static final Logger LOG = LoggerFactory.getLogger(ErrandRunner.class);

  private final Bus bus;
  private final LongSupplier nanos;
  private final Answers answers;

  /** Takes the answers of looks, as it takes those of polls. */
  interface Answers {
    void took(BusDevice device, ReadRequest request, ReadOutcome outcome);
  }

  ErrandRunner(Bus bus, LongSupplier nanos, Answers answers) {
    this.bus = bus;
    this.nanos = nanos;
    this.answers = answers;
  }

  /**
   * Does the present step.
   *
   * @param done hears, when the bus is free again, why the errand failed, or null when the step is
   *     done or is to be tried again later
   */
  void run(Errand errand, Consumer<@Nullable String> done) {
    errand.begin();
    switch (errand.step()) {
      case null -> done.accept(null);
      case Step.Write(WriteRequest request) -> write(errand, request, done);
      case Step.Settle settle -> settle(errand, settle, done);
      case Step.Rest(Duration time) -> {
        errand.stepDone();
        errand.restUntil(nanos.getAsLong() + time.toNanos());
        done.accept(null);
      }
      case Step.Look(String point) -> look(errand, point, value -> stepDone(errand, done), done);
      case Step.Remember(String point) ->
          look(
              errand,
              point,
              value -> {
                errand.remember(point, value);
                stepDone(errand, done);
              },
              done);
      case Step.Restore(String point) -> {
        RawValue before = errand.remembered(point);
        if (before == null) {
          done.accept("nothing is remembered of " + point);
        } else {
          write(errand, new WriteRequest(point, before), done);
        }
      }
      case Step.Require(Expression condition) ->
          judge(errand, condition, 0, "'%s' does not hold".formatted(condition), done);
      case Step.Expect(Expression condition, Duration within) ->
          judge(
              errand,
              condition,
              within.toNanos(),
              "'%s' did not come about within %s".formatted(condition, shown(within)),
              done);
    }
  }

  private static String shown(Duration time) {
    return time.toMillis() + " ms";
  }

  private void stepDone(Errand errand, Consumer<@Nullable String> done) {
    errand.stepDone();
    done.accept(null);
  }

  private void write(Errand errand, WriteRequest request, Consumer<@Nullable String> done) {
    errand.writes();
    bus.write(
        errand.device.plan(),
        request,
        outcome -> {
          if (outcome instanceof WriteOutcome.Failed) {
            errand.isUncertain();
          }
          String why = failure(request, outcome);
          if (why == null) {
            errand.touched(request.point());
            if (errand.cause == Errand.Cause.COMMAND) {
              errand.device.watchdogs().written(request);
            }
            errand.stepDone();
          }
          done.accept(why);
        });
  }

  private static @Nullable String failure(WriteRequest request, WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Done ignored -> null;
      case WriteOutcome.Refused(String why) -> "%s: %s".formatted(request.point(), why);
      case WriteOutcome.NotTaken(RawValue shown) ->
          "%s: the device took it but shows %s".formatted(request.point(), shown);
      case WriteOutcome.Failed(ReadOutcome why) ->
          "%s: whether the device took it is not known (%s)".formatted(request.point(), why);
    };
  }

  private void settle(Errand errand, Step.Settle settle, Consumer<@Nullable String> done) {
    Expression when = settle.when();
    if (when == null) {
      settleNow(errand, settle, done);
      return;
    }
    lookAll(
        errand,
        asked(errand, when),
        unread -> {
          if (holds(errand, when, unread)) {
            settleNow(errand, settle, done);
          } else {
            stepDone(errand, done);
          }
        });
  }

  private void settleNow(Errand errand, Step.Settle settle, Consumer<@Nullable String> done) {
    WriteRequest request = settle.request();
    Consumer<@Nullable String> passOver = why -> passedOver(errand, settle, why, done);
    if (!settle.verify() || errand.device.plan().request(request.point()).isEmpty()) {
      write(errand, request, passOver);
      return;
    }
    look(
        errand,
        request.point(),
        shown -> {
          if (shown.equals(request.value())) {
            stepDone(errand, done);
          } else {
            write(errand, request, passOver);
          }
        },
        passOver);
  }

  private void passedOver(
      Errand errand, Step.Settle settle, @Nullable String why, Consumer<@Nullable String> done) {
    if (why != null) {
      String told = settle.secret() ? settle.request().point() + " was not taken" : why;
      LOG.warn("{} of {}: {}", errand.what, errand.device.id(), told);
      errand.stepDone();
    }
    done.accept(null);
  }

  private void look(
      Errand errand, String point, Consumer<RawValue> then, Consumer<@Nullable String> done) {
    Optional<ReadRequest> request = errand.device.plan().request(point);
    if (request.isEmpty()) {
      done.accept("there is no question that brings " + point);
      return;
    }
    bus.read(
        errand.device.plan(),
        request.get(),
        outcome -> {
          answers.took(errand.device, request.get(), outcome);
          int index = request.get().points().indexOf(point);
          if (outcome instanceof ReadOutcome.Values values && index >= 0) {
            then.accept(values.values().get(index));
          } else {
            done.accept("%s could not be read: %s".formatted(point, outcome));
          }
        });
  }

  /** Asks for what the condition names, then judges it. */
  private void judge(
      Errand errand,
      Expression condition,
      long withinNanos,
      String why,
      Consumer<@Nullable String> done) {
    long until = errand.patience(nanos.getAsLong(), withinNanos);
    lookAll(
        errand,
        asked(errand, condition),
        unread -> {
          long now = nanos.getAsLong();
          if (holds(errand, condition, unread)) {
            stepDone(errand, done);
          } else if (now + LOOK_EVERY.toNanos() > until) {
            done.accept(why);
          } else {
            errand.restUntil(now + LOOK_EVERY.toNanos());
            done.accept(null);
          }
        });
  }

  /** The points that a condition names and that can be asked for. */
  private static ArrayDeque<String> asked(Errand errand, Expression condition) {
    ArrayDeque<String> asked = new ArrayDeque<>();
    for (String name : condition.names()) {
      if (errand.device.plan().request(name).isPresent()) {
        asked.add(name);
      }
    }
    return asked;
  }

  /** True when the condition holds; what could not be read just now is unknown. */
  private static boolean holds(Errand errand, Expression condition, Set<String> unread) {
    return Boolean.TRUE.equals(
        condition.holds(name -> unread.contains(name) ? null : errand.device.operand(name)));
  }

  private void lookAll(Errand errand, ArrayDeque<String> open, Consumer<Set<String>> then) {
    lookAll(errand, open, new HashSet<>(), then);
  }

  /**
   * @param unread takes the points that could not be read
   */
  private void lookAll(
      Errand errand, ArrayDeque<String> open, Set<String> unread, Consumer<Set<String>> then) {
    String point = open.poll();
    if (point == null) {
      then.accept(unread);
      return;
    }
    look(
        errand,
        point,
        value -> lookAll(errand, open, unread, then),
        failed -> {
          unread.add(point);
          lookAll(errand, open, unread, then);
        });
  }
}
