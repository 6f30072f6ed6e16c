package org.gengfu.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.core.ledger.OffsetLedger.Verdict;
import org.junit.jupiter.api.Test;

class OffsetLedgerTest {

  /** Some records, committed or gone, of one of three lives of an outbox. */
  record Step(long epoch, long offset, long count) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> step =
        Combinators.combine(
                Arbitraries.longs().between(-1, 1),
                Arbitraries.longs().between(0, 60),
                Arbitraries.longs().between(1, 6))
            .as(Step::new);
    return step.list().ofMaxSize(80);
  }

  @Property(tries = 500)
  void agreesWithASetOfOffsets(@ForAll("steps") List<Step> steps) {
    OffsetLedger ledger = new OffsetLedger();
    Map<Long, Set<Long>> model = new HashMap<>();
    for (Step step : steps) {
      assertThat(ledger.add(new OutboxOffset(step.epoch(), step.offset()), step.count())).isTrue();
      Set<Long> known = model.computeIfAbsent(step.epoch(), epoch -> new TreeSet<>());
      for (long i = 0; i < step.count(); i++) {
        known.add(step.offset() + i);
      }
      long contiguous = -1;
      while (known.contains(contiguous + 1)) {
        contiguous++;
      }
      assertThat(ledger.contiguous().map(OutboxOffset::offset).orElse(-1L)).isEqualTo(contiguous);
    }
    for (OffsetLedger each :
        List.of(ledger, OffsetLedger.restore(LedgerSnapshot.parse(ledger.snapshot().text())))) {
      for (long epoch = -1; epoch <= 1; epoch++) {
        for (long offset = 0; offset < 70; offset++) {
          boolean known = model.getOrDefault(epoch, Set.of()).contains(offset);
          assertThat(each.judge(new OutboxOffset(epoch, offset)))
              .isEqualTo(known ? Verdict.KNOWN : Verdict.NEW);
        }
      }
      assertThat(each.contiguous()).isEqualTo(ledger.contiguous());
    }
  }

  /** Refusing loses nothing: what is refused is not acknowledged, so it comes again. */
  @Test
  void refusesAnotherHoleWhenTooManyAreOpen() {
    OffsetLedger ledger = new OffsetLedger();
    for (long i = 0; i < OffsetLedger.MAX_RANGES; i++) {
      assertThat(ledger.add(new OutboxOffset(1, 2 * i))).isTrue();
    }
    OutboxOffset beyond = new OutboxOffset(1, 1_000_000);
    LedgerSnapshot full = ledger.snapshot();
    assertThat(ledger.judge(beyond)).isEqualTo(Verdict.NO_ROOM);
    assertThat(ledger.isNew(beyond)).isFalse();
    assertThat(ledger.add(beyond)).isFalse();
    assertThat(ledger.snapshot()).isEqualTo(full);

    assertThat(ledger.add(new OutboxOffset(1, 1))).as("what closes a hole is taken").isTrue();
    assertThat(ledger.contiguous()).contains(new OutboxOffset(1, 2));
    assertThat(ledger.add(beyond)).as("and makes room").isTrue();
  }

  @Test
  void forgetsTheEpochThatWasAddedToLongestAgo() {
    OffsetLedger ledger = new OffsetLedger();
    for (long epoch = 1; epoch <= OffsetLedger.MAX_EPOCHS; epoch++) {
      ledger.add(new OutboxOffset(epoch, 0));
    }
    ledger.add(new OutboxOffset(1, 1));
    ledger.add(new OutboxOffset(99, 0));
    assertThat(ledger.snapshot().epochs().stream().map(EpochRanges::epoch))
        .containsExactly(3L, 4L, 1L, 99L);
    assertThat(ledger.isNew(new OutboxOffset(2, 0))).isTrue();
  }

  @Test
  void acknowledgesNothingWhileTheFirstRecordIsMissing() {
    OffsetLedger ledger = new OffsetLedger();
    ledger.add(new OutboxOffset(7, 1));
    assertThat(ledger.contiguous()).isEmpty();
    ledger.add(new OutboxOffset(7, 0));
    assertThat(ledger.contiguous()).contains(new OutboxOffset(7, 1));
  }

  @Test
  void takesTheLastOffsetThereIs() {
    OffsetLedger ledger = new OffsetLedger();
    assertThat(ledger.add(new OutboxOffset(1, Long.MAX_VALUE))).isTrue();
    assertThat(ledger.add(new OutboxOffset(1, Long.MAX_VALUE - 1))).isTrue();
    assertThat(ledger.snapshot().text()).isEqualTo("1:9223372036854775806-9223372036854775807");
    assertThatThrownBy(() -> ledger.add(new OutboxOffset(1, Long.MAX_VALUE), 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The text is what stands in the store: it must stay readable. */
  @Test
  void snapshotTextIsStable() {
    OffsetLedger ledger = new OffsetLedger();
    ledger.add(new OutboxOffset(-5, 3));
    ledger.add(new OutboxOffset(12, 0), 10);
    ledger.add(new OutboxOffset(12, 20));
    assertThat(ledger.snapshot().text()).isEqualTo("-5:3-3;12:0-9,20-20");
    assertThat(LedgerSnapshot.parse("")).isEqualTo(LedgerSnapshot.EMPTY);
    for (String bad : List.of("12", "x:0-1", "1:5-2", "1:0-1,2-3", "1:0-1;1:3-4", "1:0_1")) {
      assertThatThrownBy(() -> LedgerSnapshot.parse(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
