package org.gengfu.core.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.gengfu.core.stock.Part.State;
import org.gengfu.core.stock.Sku.Sort;
import org.gengfu.core.stock.SkuBook.Shortfall;
import org.junit.jupiter.api.Test;

class SkuBookTest {
  private static final SkuBook BOOK =
      new SkuBook(
          List.of(
              sku("CAM-A", Sort.PART, "Hikvision DS-2", 2, "CAM-B"),
              sku("CAM-B", Sort.PART, "video.camera", 0, "CAM-C"),
              sku("CABLE", Sort.CONSUMABLE, "video.camera", 5, "")));

  private static Sku sku(String id, Sort sort, String fits, int minimum, String instead) {
    TreeSet<String> others = new TreeSet<>(instead.isEmpty() ? List.of() : List.of(instead));
    return new Sku(id, id, id, sort, new TreeSet<>(List.of(fits)), others, minimum, 0, 20, false);
  }

  private static Part part(String serial, String sku) {
    return new Part(
        serial, sku, "store", false, State.AVAILABLE, "", Long.MAX_VALUE, null, Papers.NONE);
  }

  /** B does for A, and C for B; that C does for A nobody has said. */
  @Test
  void aSubstituteHoldsInOneDirectionAndForOneStep() {
    assertThat(BOOK.doing("CAM-A")).containsExactly("CAM-A", "CAM-B");
    assertThat(BOOK.doing("CAM-B")).containsExactly("CAM-B", "CAM-C");
    assertThat(BOOK.doing("CAM-C")).containsExactly("CAM-C");
  }

  @Test
  void aDeviceIsKnownByAnyOfItsWords() {
    assertThat(BOOK.fitting(List.of("camera", "HIKVISION ds-2"))).containsExactly("CAM-A", "CAM-B");
    assertThat(BOOK.fitting(List.of("video.camera"))).containsExactly("CAM-B", "CAM-C");
    assertThat(BOOK.fitting(List.of("ups"))).isEmpty();
  }

  @Test
  void theQuotaCountsWhatDoesInItsPlace() {
    StockState one = StockState.of(List.of(part("1", "CAM-B")));
    assertThat(BOOK.shortfalls(one).stream().map(Shortfall::free)).containsExactly(0, 1);
    StockState two = StockState.of(List.of(part("1", "CAM-B"), part("2", "CAM-A")));
    assertThat(BOOK.shortfalls(two).stream().map(short1 -> short1.sku().id()))
        .containsExactly("CABLE");
  }

  /** REQUIREMENTS: the maker's certificate first, and not above the old unit's price. */
  @Test
  void aPurchaseNeedsItsPaperAndItsPrice() {
    PurchaseRule rule = new PurchaseRule(true, true);
    assertThat(rule.refuses(500_00L, papers(400_00L, ""))).isPresent();
    assertThat(rule.refuses(500_00L, papers(400_00L, "EOL-7"))).isEmpty();
    assertThat(rule.refuses(500_00L, papers(500_00L, "EOL-7"))).isEmpty();
    Optional<Why> dear = rule.refuses(500_00L, papers(500_01L, "EOL-7"));
    assertThat(dear.orElseThrow().en()).contains("500.01").contains("500.00");
    assertThat(rule.refuses(null, papers(1L, "EOL-7"))).isPresent();
    assertThat(rule.refuses(1L, papers(null, "EOL-7"))).isPresent();
    assertThat(PurchaseRule.NONE.refuses(null, Papers.NONE)).isEmpty();
  }

  private static Papers papers(@org.jspecify.annotations.Nullable Long price, String certificate) {
    return new Papers(price, "CNY", certificate, "old");
  }
}
