package org.gengfu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens in whatever order, what must never happen does not. */
class NotifierPropertyTest {
  private static final NotifyPolicy POLICY = Policies.town();

  /** A world that raises, answers, loses, crashes and withdraws at random, and watches. */
  private static final class World {
    final Random random;
    final Run run = new Run(POLICY, Policies.NOON);
    final Map<String, Integer> taken = new TreeMap<>();
    final Map<String, List<Instant>> used = new HashMap<>();
    final Set<String> steps = new HashSet<>();
    final Map<String, Instant> withdrawn = new HashMap<>();
    final Set<String> forgotten = new HashSet<>();
    int watched;

    World(long seed) {
      random = new Random(seed);
    }

    void step() {
      String subject = "I" + random.nextInt(12);
      switch (random.nextInt(9)) {
        case 0, 1, 2 -> {
          if (!forgotten.contains(subject)) {
            run.raise(subject, 1 + random.nextInt(4));
          }
        }
        case 3, 4 -> answer();
        case 5 -> {
          if (random.nextInt(3) == 0) {
            run.tell(new NotifyInput.Receipt(subject, "li"));
          }
        }
        case 6 -> {
          if (random.nextInt(3) == 0 && run.state.tales().contains(subject)) {
            run.tell(new NotifyInput.Withdraw(subject, "why", random.nextBoolean()));
            withdrawn.putIfAbsent(subject, run.now);
          }
        }
        case 7, 8 -> pass();
        default -> throw new AssertionError();
      }
      watch();
    }

    private void pass() {
      Instant next = run.notifier.nextDeadline(run.state, run.now).orElse(run.now);
      Instant jump = run.now.plusSeconds(random.nextInt(3_600));
      Instant to = random.nextInt(4) > 0 ? next : jump;
      run.now = to.isAfter(run.now) ? to : run.now;
      run.tell(new NotifyInput.TimePassed());
    }

    /** What a channel takes although its answer is lost counts as taken. */
    private void answer() {
      for (Parcel parcel : run.state.parcels().values()) {
        if (parcel.state() == Parcel.State.SENDING && random.nextBoolean()) {
          String key = parcel.message().key();
          int kind = random.nextInt(6);
          boolean took = kind < 3 || (kind == 5 && random.nextBoolean());
          if (took) {
            taken.merge(key, 1, Integer::sum);
          }
          Sent sent =
              switch (kind) {
                case 0, 1, 2 -> new Sent.Accepted("1");
                case 3 -> new Sent.Refused("no");
                case 4 -> new Sent.TryAgain("later");
                default -> new Sent.Unknown("lost");
              };
          run.tell(new NotifyInput.Told(key, parcel.attempts(), sent));
          watch();
        }
      }
    }

    private void watch() {
      for (NotifyFact fact : run.facts.subList(watched, run.facts.size())) {
        watch(fact);
      }
      watched = run.facts.size();
      int open = 0;
      for (Parcel parcel : run.state.parcels().values()) {
        open += parcel.state().settled() ? 0 : 1;
      }
      assertThat(run.state.open()).isEqualTo(open);
    }

    private void watch(NotifyFact fact) {
      switch (fact) {
        case NotifyFact.Handed(String key, int attempt, Instant at, Instant expires) ->
            handed(key, at);
        case NotifyFact.Climbed(String subject, int step, Instant at, boolean late, String why) -> {
          assertThat(steps.add(subject + " " + step)).as(subject + " " + step).isTrue();
          assertThat(withdrawn).doesNotContainKey(subject);
        }
        case NotifyFact.Queued(Message message) ->
            assertThat(
                    message.kind() == Message.Kind.WITHDRAWAL
                        || !withdrawn.containsKey(message.subject()))
                .as(message.key())
                .isTrue();
        case NotifyFact.Gathered(String key, String digest) ->
            assertThat(run.parcel(key).message().level()).isGreaterThan(1);
        case NotifyFact.Postponed(String key, Instant until, String why) ->
            assertThat(run.parcel(key).message().level()).isGreaterThan(1);
        case NotifyFact.Forgotten(String what) -> forgotten.add(what);
        case NotifyFact other -> {}
      }
    }

    private void handed(String key, Instant at) {
      Message message = run.parcel(key).message();
      ChannelRule rule = POLICY.channels().get(message.channel());
      assertThat(rule).isNotNull();
      if (!rule.keyed()) {
        assertThat(taken).as("sent again").doesNotContainKey(key);
      }
      Hours quiet = POLICY.receivers().get(message.receiver()).quiet();
      if (message.level() > 1 && quiet != null) {
        assertThat(quiet.covers(at, POLICY.zone())).as("quiet hours").isFalse();
      }
      for (Limit limit : rule.limits()) {
        String scope = limit.scope() == Limit.Scope.CHANNEL ? message.channel() : message.lane();
        List<Instant> times = used.computeIfAbsent(scope + limit, each -> new ArrayList<>());
        times.add(at);
        Instant from = at.minus(limit.per());
        assertThat(times.stream().filter(from::isBefore)).hasSizeLessThanOrEqualTo(limit.count());
      }
    }
  }

  @Property(tries = 300)
  void noInvariantIsEverBroken(@ForAll long seed) {
    World world = new World(seed);
    for (int i = 0; i < 250; i++) {
      world.step();
    }
    assertThat(
            world.taken.entrySet().stream()
                .filter(each -> !keyed(each.getKey()))
                .filter(each -> each.getValue() > 1))
        .isEmpty();
  }

  private static boolean keyed(String key) {
    return key.endsWith("|mail");
  }

  @Property(tries = 100)
  void theSameInputsGiveTheSameFacts(@ForAll long seed) {
    World first = new World(seed);
    World second = new World(seed);
    for (int i = 0; i < 100; i++) {
      first.step();
      second.step();
    }
    assertThat(first.run.facts).isEqualTo(second.run.facts);
    NotifyState replayed = NotifyState.NONE;
    for (NotifyFact fact : first.run.facts) {
      replayed = Notifier.apply(replayed, fact);
    }
    assertThat(replayed.parcels().values()).isEqualTo(first.run.state.parcels().values());
    assertThat(replayed.tales().values()).isEqualTo(first.run.state.tales().values());
    assertThat(replayed.timers().keys()).isEqualTo(first.run.state.timers().keys());
  }

  /** Level 1 leaves in the moment it is raised, whatever waits, unless level 1 itself filled up. */
  @Property(tries = 200)
  void levelOneWaitsForNothingButTheLimit(@ForAll long seed) {
    World world = new World(seed);
    for (int i = 0; i < 60; i++) {
      world.step();
    }
    Run run = world.run;
    NotifyState before = run.state;
    run.raise("urgent", 1);
    for (Parcel parcel : run.state.about("urgent")) {
      Message message = parcel.message();
      boolean open = !new Limits(POLICY).opening(before, message, run.now).isAfter(run.now);
      assertThat(parcel.state() == Parcel.State.SENDING || !open).as(message.key()).isTrue();
    }
    assertThat(run.state.about("urgent")).isNotEmpty();
  }

  /** No deadline lies in the past, and working them off comes to an end. */
  @Property(tries = 100)
  void timeAlwaysMovesOn(@ForAll long seed) {
    World world = new World(seed);
    for (int i = 0; i < 80; i++) {
      world.step();
    }
    Run run = world.run;
    run.tell(new NotifyInput.TimePassed());
    Instant end = run.now.plus(Duration.ofDays(9));
    int rounds = 0;
    Instant next = run.notifier.nextDeadline(run.state, run.now).orElse(end);
    while (next.isBefore(end)) {
      assertThat(next).isAfter(run.now);
      run.now = next;
      run.tell(new NotifyInput.TimePassed());
      next = run.notifier.nextDeadline(run.state, run.now).orElse(end);
      assertThat(rounds++).isLessThan(2_000);
    }
    assertThat(run.state.tales().isEmpty()).isTrue();
  }
}
