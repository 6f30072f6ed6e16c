package org.gengfu.center.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gengfu.center.camera.LookRun.Look;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.AvailabilityTimeline;
import org.gengfu.core.availability.Doubt;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.Stretch;
import org.gengfu.core.availability.TimeClass;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Measure;

/** What reports and screens count is what the core says of every single look. */
class LookSamplesTest {
  private static final long T0 = 1_795_000_000_000L;
  private static final long SPAN = Duration.ofHours(8).toMillis();
  private static final CameraSource SOURCE = new CameraSource("e", "c");

  private static LookKind kind(Seen seen) {
    return new LookKind(seen, seen, "", "");
  }

  private static Seen next(Random random, Seen before) {
    return switch (random.nextInt(12)) {
      case 0 -> Seen.GOOD;
      case 1, 2 -> Seen.BAD;
      case 3 -> Seen.NOT_OBSERVED;
      default -> before;
    };
  }

  private static List<Look> looks(Random random) {
    List<Look> looks = new ArrayList<>();
    Seen seen = Seen.GOOD;
    long at = T0;
    while (at < T0 + SPAN) {
      long step =
          random.nextInt(15) == 0 ? random.nextInt(1_500_000) : 50_000 + random.nextInt(20_000);
      at += step;
      seen = next(random, seen);
      long lag = random.nextInt(30) == 0 ? random.nextInt(20_000_000) : 500 + random.nextInt(300);
      looks.add(new Look(new LookTimes.Time(at, at + lag, step), kind(seen), ""));
      if (random.nextInt(60) == 0) { // two words about one instant
        Seen other = seen == Seen.BAD ? Seen.GOOD : Seen.BAD;
        looks.add(new Look(new LookTimes.Time(at, at + 900, step), kind(other), ""));
      }
    }
    return looks;
  }

  private static List<Sample> plain(List<Look> looks) {
    return looks.stream()
        .map(look -> {
          LookSamples one = new LookSamples(Measure.ONLINE);
          LookTimes times = LookTimes.of(List.of(look.time()));
          one.add(SOURCE, new LookRun(0, look.kind(), "", times), 0, Long.MAX_VALUE, true);
          return one.all().getFirst();
        })
        .toList();
  }

  /** Every sum of the core, of every part, at every instant of knowing: the same. */
  @Property(tries = 100)
  void whatIsLeftOutChangesNoSum(@ForAll long seed) {
    Random random = new Random(seed);
    List<Look> looks = looks(random);
    List<Doubt> doubts = new ArrayList<>();
    TreeSet<Long> cuts = new TreeSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      long from = T0 + random.nextLong(SPAN);
      TimeRange range = new TimeRange(from, from + 1 + random.nextInt(4_000_000));
      doubts.add(new Doubt(range, "d", "", Known.since(from + random.nextInt(9_000_000))));
      cuts.add(range.fromMillis());
      cuts.add(range.toMillis());
    }
    for (int i = 0; i <= 4; i++) {
      cuts.add(T0 + i * SPAN / 4);
    }
    long[] known = {T0 + 2 * SPAN, T0 + random.nextLong(SPAN), T0 + random.nextLong(2 * SPAN)};
    long delay = random.nextInt(3) * 60_000L;
    AvailabilityPolicy policy =
        AvailabilityPolicy.DEFAULT
            .withDelays(delay, random.nextInt(3) * 60_000L)
            .withTrust(random.nextBoolean() ? 600_000 : Math.max(delay, 90_000));
    LookSamples stored = new LookSamples(Measure.ONLINE);
    for (LookRun run : LookRun.cut(List.of(), looks)) {
      stored.add(SOURCE, run, Long.MIN_VALUE, Long.MAX_VALUE, false);
    }
    long[] at = cuts.stream().mapToLong(Long::longValue).toArray();
    List<Sample> thin = stored.thin(policy.trustMillis(), at, known);
    Evidence all = Evidence.seen(plain(looks)).withDoubts(doubts);
    Evidence some = Evidence.seen(thin).withDoubts(doubts);
    assertThat(stored.all()).hasSameSizeAs(looks);
    for (long instant : known) {
      AvailabilityTimeline whole = AvailabilityTimeline.of(all, policy, instant);
      AvailabilityTimeline part = AvailabilityTimeline.of(some, policy, instant);
      for (int i = 0; i < 4; i++) {
        TimeRange range = new TimeRange(T0 + i * SPAN / 4, T0 + (i + 1) * SPAN / 4);
        assertThat(part.sheet(range))
            .as("part %d known at %d", i, instant)
            .isEqualTo(whole.sheet(range));
      }
    }
  }

  /** A day of looks a minute that all say the same costs a few samples, not 1,440. */
  @Property(tries = 20)
  void mostLooksOfAQuietDayAreLeftOut(@ForAll long seed) {
    Random random = new Random(seed);
    List<Look> looks = new ArrayList<>();
    long at = T0;
    for (int i = 0; i < 1_440; i++) {
      long step = 59_900 + random.nextInt(200);
      at += step;
      looks.add(new Look(new LookTimes.Time(at, at + 700, step), kind(Seen.GOOD), ""));
    }
    LookSamples stored = new LookSamples(Measure.ONLINE);
    LookRun.cut(List.of(), looks)
        .forEach(run -> stored.add(SOURCE, run, Long.MIN_VALUE, Long.MAX_VALUE, false));
    assertThat(stored.thin(600_000, new long[] {T0}, new long[] {Long.MAX_VALUE}))
        .hasSizeLessThan(250);
  }

  /** A screen's word is the last word of the core's line, and not observed since when it says. */
  @Property(tries = 60)
  void theLiveStateIsTheEndOfTheLine(@ForAll long seed) {
    Random random = new Random(seed);
    long delay = random.nextInt(3) * 60_000L;
    AvailabilityPolicy policy =
        AvailabilityPolicy.DEFAULT
            .withDelays(delay, random.nextInt(5) * 60_000L)
            .withTrust(delay + 1 + random.nextInt(240_000));
    List<Look> looks = new ArrayList<>();
    looks(random).stream()
        .limit(160)
        .forEach(look -> {
          if (looks.isEmpty() || looks.getLast().time().at() < look.time().at()) {
            looks.add(look);
          }
        });
    List<Sample> samples = new ArrayList<>();
    Steady steady = null;
    for (int i = 0; i < looks.size(); i++) {
      long at = looks.get(i).time().at();
      Seen seen = looks.get(i).kind().online();
      Instant instant = Instant.ofEpochMilli(at);
      steady = steady == null ? Steady.first(seen, instant) : steady.after(seen, instant, policy);
      samples.add(Sample.live(at, plain(looks.subList(i, i + 1)).getFirst().verdict(), "x"));
      long next = i + 1 < looks.size() ? looks.get(i + 1).time().at() : at + 900_000;
      long trust = policy.trustMillis();
      for (long now :
          new long[] {
            at + 1, at + 1 + random.nextLong(next - at), next, at + trust, at + trust + 1
          }) {
        if (now <= next) {
          same(steady.at(Instant.ofEpochMilli(now), policy), samples, policy, now);
        }
      }
    }
  }

  private static void same(
      Steady.Word word, List<Sample> samples, AvailabilityPolicy policy, long now) {
    AvailabilityTimeline line = AvailabilityTimeline.of(Evidence.seen(samples), policy, now);
    TimeRange range = new TimeRange(samples.getFirst().atMillis(), now);
    List<Stretch> stretches = line.stretches(range);
    String what = "after look %d, %d ms later".formatted(samples.size(), now);
    assertThat(of(word.seen())).as(what).isEqualTo(stretches.getLast().timeClass());
    if (word.seen() == Seen.NOT_OBSERVED) {
      long since = now;
      for (Stretch stretch : stretches.reversed()) {
        if (stretch.timeClass() != TimeClass.UNKNOWN) {
          break;
        }
        since = stretch.range().fromMillis();
      }
      assertThat(word.since().toEpochMilli()).as(what).isEqualTo(since);
    }
  }

  private static TimeClass of(Seen seen) {
    return switch (seen) {
      case GOOD -> TimeClass.UP;
      case BAD -> TimeClass.DOWN;
      case NOT_OBSERVED -> TimeClass.UNKNOWN;
    };
  }
}
