package org.gengfu.core.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.gengfu.core.stock.Coverage.Answer;
import org.gengfu.core.stock.Coverage.Gap;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final long MINUTE = 60_000;

  /** A test of a board counts for 90 days. */
  private static final SkuBook BOOK =
      new SkuBook(
          List.of(
              new Sku(
                  "board",
                  "板",
                  "Board",
                  Sku.Sort.PART,
                  new TreeSet<>(),
                  new TreeSet<>(),
                  0,
                  90,
                  30,
                  false)));

  /** The store hands out from 30 minutes past on; the van at once. */
  private static final Logistics WAYS =
      new Logistics() {
        private final Map<String, Long> minutes =
            Map.of("store>hall", 40L, "van>hall", 20L, "store>hill", 200L);

        @Override
        public OptionalLong leaves(String place, long atMillis) {
          return switch (place) {
            case "store" -> OptionalLong.of(atMillis + 30 * MINUTE);
            case "van" -> OptionalLong.of(atMillis);
            default -> OptionalLong.empty();
          };
        }

        @Override
        public OptionalLong travel(String from, String to, long leaveMillis) {
          Long way = minutes.get(from + ">" + to);
          return way == null ? OptionalLong.empty() : OptionalLong.of(way * MINUTE);
        }
      };

  @Test
  void theSoonestPartCounts() {
    StockState stock = stock(part("s1", "board", "store"), part("s2", "board-b", "van"));
    Answer answer = only(stock, need("hall", 240, "board", "board-b"));
    assertThat(answer.gap()).isNull();
    assertThat(answer.outcome().serial()).isEqualTo("s2");
    assertThat(answer.outcome().slackMillis()).isEqualTo((240 - 20 - 30) * MINUTE);
  }

  @Test
  void aPartThatIsKeptForAnotherCoversNobody() {
    StockState stock = stock(part("s1", "board", "van"));
    StockInput reserve = new StockInput.Reserve("s1", "o1", NOW.plusSeconds(60).toEpochMilli());
    StockFact kept = StockMachine.decide(stock, reserve, NOW).getFirst();
    assertThat(only(StockMachine.apply(stock, kept), need("hall", 240, "board")).gap())
        .isEqualTo(Gap.NONE_FREE);
  }

  @Test
  void eachGapHasItsReason() {
    StockState stock = stock(part("s1", "board", "store"), part("s2", "lamp", "attic"));
    assertThat(only(stock, need("hill", 240, "board")).gap()).isEqualTo(Gap.TOO_LATE);
    assertThat(only(stock, need("hill", 240, "board")).outcome().slackMillis())
        .isEqualTo(-20 * MINUTE);
    assertThat(only(stock, need("hall", 240, "lamp")).gap()).isEqualTo(Gap.OUT_OF_REACH);
    assertThat(only(stock, need("hall", 240, "fan")).gap()).isEqualTo(Gap.NONE_FREE);
    assertThat(only(stock, need("hall", 240)).gap()).isEqualTo(Gap.NO_PART_NAMED);
  }

  /** K16: where the contract wants tested spares, one that nobody ever tried is none. */
  @Test
  void anUntestedPartCoversNobodyWhereTestedOnesAreWanted() {
    StockState stock = stock(part("s1", "board", "van"));
    Need need = tested("board");
    assertThat(only(stock, need).gap()).isEqualTo(Gap.NOT_TESTED);
    StockState tried = done(stock, new StockInput.Test("s1", true), NOW);
    assertThat(only(tried, need).gap()).isNull();
    StockState long90 =
        done(stock, new StockInput.Test("s1", true), NOW.minus(Duration.ofDays(91)));
    assertThat(only(long90, need).gap()).isEqualTo(Gap.NOT_TESTED);
  }

  private static Need tested(String sku) {
    Need need = need("hall", 240, sku);
    return new Need(
        need.device(),
        need.item(),
        need.site(),
        need.skus(),
        need.windowMillis(),
        need.swapMillis(),
        true);
  }

  private static StockState done(StockState stock, StockInput input, Instant at) {
    StockState state = stock;
    for (StockFact fact : StockMachine.decide(stock, input, at)) {
      state = StockMachine.apply(state, fact);
    }
    return state;
  }

  private static Answer only(StockState stock, Need need) {
    Coverage coverage = Coverage.of(List.of(need), stock, BOOK, WAYS, NOW.toEpochMilli());
    assertThat(coverage.gaps()).hasSize(coverage.answers().getFirst().gap() == null ? 0 : 1);
    return coverage.answers().getFirst();
  }

  private static Need need(String site, long minutes, String... skus) {
    return new Need(
        "edge/d1", "c/i", site, new TreeSet<>(List.of(skus)), minutes * MINUTE, 30 * MINUTE, false);
  }

  private static StockInput part(String serial, String sku, String place) {
    return new StockInput.Receive(serial, sku, place, false);
  }

  private static StockState stock(StockInput... parts) {
    StockState state = StockState.EMPTY;
    for (StockInput input : parts) {
      for (StockFact fact : StockMachine.decide(state, input, NOW)) {
        state = StockMachine.apply(state, fact);
      }
    }
    return state;
  }
}
