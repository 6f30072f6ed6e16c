package org.gengfu.center.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gengfu.center.camera.LookRun.Look;
import org.gengfu.contract.Seen;
import org.junit.jupiter.api.Test;

/** Looks are put into the same runs in whatever order they come, and no time of any is lost. */
class LookRunTest {
  private static final long T0 = 1_795_000_000_000L;
  private static final LookKind GOOD = new LookKind(Seen.GOOD, Seen.GOOD, "", "");
  private static final LookKind BAD =
      new LookKind(Seen.BAD, Seen.BAD, "SESSION=BAD/UNANSWERED", "");
  private static final LookKind NONE =
      new LookKind(Seen.NOT_OBSERVED, Seen.NOT_OBSERVED, "LINK=NOT_OBSERVED/NOT_VISITED", "");
  private static final List<LookKind> KINDS = List.of(GOOD, GOOD, GOOD, BAD, NONE);

  private static Look look(long seconds, LookKind kind) {
    long at = T0 + 1_000 * seconds;
    return new Look(new LookTimes.Time(at, at + 700, 60_000), kind, "");
  }

  private static List<Look> some(Random random, int count) {
    List<Look> looks = new ArrayList<>();
    long at = T0;
    for (int i = 0; i < count; i++) {
      at += random.nextInt(20) == 0 ? random.nextInt(2_000_000) : random.nextInt(90_000);
      LookKind kind = KINDS.get(random.nextInt(KINDS.size()));
      long resolution = random.nextInt(5) == 0 ? 0 : random.nextInt(100_000);
      looks.add(
          new Look(new LookTimes.Time(at, at + random.nextInt(5_000_000), resolution), kind, ""));
    }
    return looks;
  }

  /** The looks of runs, one by one, as text. */
  private static List<String> told(List<LookRun> runs) {
    List<String> told = new ArrayList<>();
    for (LookRun run : runs) {
      for (int i = 0; i < run.times().size(); i++) {
        told.add(run.times().time(i) + " " + run.kind());
      }
    }
    return told;
  }

  @Property(tries = 200)
  void theOrderInWhichLooksComeChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<Look> looks = some(random, 1 + random.nextInt(300));
    List<LookRun> atOnce = LookRun.cut(List.of(), looks);
    List<Look> shuffled = new ArrayList<>(looks);
    java.util.Collections.shuffle(shuffled, random);
    List<LookRun> runs = List.of();
    int at = 0;
    while (at < shuffled.size()) {
      int to = Math.min(shuffled.size(), at + 1 + random.nextInt(40));
      List<Look> some = shuffled.subList(at, to);
      runs = LookRun.cut(runs, some);
      runs = LookRun.cut(runs, some); // a repeat changes nothing
      at = to;
    }
    assertThat(told(runs)).isEqualTo(told(atOnce));
  }

  @Property(tries = 200)
  void timesComeBackAsTheyWere(@ForAll long seed) {
    for (LookRun run : LookRun.cut(List.of(), some(new Random(seed), 150))) {
      byte[] bytes = run.times().encode();
      LookTimes again = LookTimes.decode(run.times().first(), run.times().size(), bytes);
      for (int i = 0; i < again.size(); i++) {
        assertThat(again.time(i)).isEqualTo(run.times().time(i));
      }
    }
  }

  /** Steps of 60 s and 0.7 s on their way: what is on disk today must be readable for years. */
  @Test
  void theBytesAreTheDocumentedOnes() {
    LookTimes times =
        LookTimes.of(
            List.of(
                new LookTimes.Time(T0, T0 + 700, 0),
                new LookTimes.Time(T0 + 60_000, T0 + 60_698, 60_001)));
    assertThat(HexFormat.of().formatHex(times.encode())).isEqualTo("00f80a00" + "e0d403" + "0302");
  }

  @Test
  void timesThatWereCutOffOrGrewAreNotTakenForOthers() {
    byte[] bytes = LookTimes.of(List.of(new LookTimes.Time(T0, T0 + 700, 0))).encode();
    byte[] shorter = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> LookTimes.decode(T0, 1, shorter))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> LookTimes.decode(T0, 1, longer))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLateLookCutsARunWhereItBelongs() {
    List<Look> live = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      live.add(look(60L * i, GOOD));
    }
    List<LookRun> before = LookRun.cut(List.of(), live);
    assertThat(before).hasSize(1);
    List<LookRun> after = LookRun.cut(before, List.of(look(270, BAD)));
    assertThat(after).extracting(LookRun::kind).containsExactly(GOOD, BAD, GOOD);
    assertThat(after.get(0).times().last()).isEqualTo(T0 + 240_000);
    assertThat(after.get(2).times().first()).isEqualTo(T0 + 300_000);
  }

  @Test
  void aHoleEndsARunAndSoDoesItsLargestSize() {
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < LookRun.MAX_LOOKS + 1; i++) {
      looks.add(look(10L * i, GOOD));
    }
    looks.add(look(10L * LookRun.MAX_LOOKS + 601, GOOD));
    assertThat(LookRun.cut(List.of(), looks))
        .extracting(run -> run.times().size())
        .containsExactly(LookRun.MAX_LOOKS, 1, 1);
  }

  @Test
  void theLadderOfAKindIsWhole() {
    assertThat(BAD.rungs()).hasSize(7);
    assertThat(BAD.rungs().get(0).seen()).isEqualTo(Seen.GOOD);
    assertThat(BAD.rungs().get(1).seen()).isEqualTo(Seen.BAD);
  }
}
