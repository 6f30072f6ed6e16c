package org.gengfu.core.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gengfu.core.availability.Ruling.Kind;
import org.junit.jupiter.api.Test;

class ExclusionTest {
  private static final TimeRange ASKED = new TimeRange(1_000, 2_000);
  private static final Exclusion OPEN =
      new Exclusion(
          "x1", ExclusionReason.MAINTENANCE, ASKED, "Li", 500, "works", List.of(), List.of());

  @Test
  void nothingIsExcusedWithoutAnApproval() {
    assertThat(OPEN.grant(10_000)).isEmpty();
    Exclusion refused = OPEN.with(new Ruling(Kind.REFUSED, "Wang", 600, 600, null));
    assertThat(refused.grant(10_000)).isEmpty();
  }

  // Signed on paper at 600, entered at 5,000: until then no version may know of it.
  @Test
  void anApprovalCountsFromWhenItWasKnown() {
    Exclusion late = OPEN.with(new Ruling(Kind.APPROVED, "Wang", 600, 5_000, ASKED));
    assertThat(late.grant(4_999)).isEmpty();
    assertThat(late.grant(5_000)).hasValueSatisfying(g -> assertThat(g.range()).isEqualTo(ASKED));
  }

  @Test
  void theLastRulingCounts() {
    TimeRange less = new TimeRange(1_200, 1_500);
    Exclusion changed =
        OPEN.with(Ruling.approved("Wang", 600, ASKED))
            .with(Ruling.approved("Wang", 3_000, less))
            .with(new Ruling(Kind.REVOKED, "Zhao", 4_000, 4_000, null));
    assertThat(changed.grant(2_999).orElseThrow().range()).isEqualTo(ASKED);
    assertThat(changed.grant(3_000).orElseThrow().range()).isEqualTo(less);
    assertThat(changed.grant(4_000)).isEmpty();
  }

  @Test
  void whoAskedMayNotApprove() {
    assertThatThrownBy(() -> OPEN.with(Ruling.approved("Li", 600, ASKED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("may not approve");
  }

  @Test
  void moreThanWasAskedForIsNotGranted() {
    assertThatThrownBy(() -> OPEN.with(Ruling.approved("Wang", 600, new TimeRange(900, 1_500))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more was granted than asked for");
  }

  @Test
  void aWrongRulingIsRefused() {
    assertThatThrownBy(() -> new Ruling(Kind.REFUSED, "Wang", 1, 1, ASKED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ruling.approved(" ", 600, ASKED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs the name");
    Exclusion ruled = OPEN.with(Ruling.approved("Wang", 600, ASKED));
    assertThatThrownBy(() -> ruled.with(new Ruling(Kind.REVOKED, "Wang", 599, 599, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order");
  }

  @Test
  void rulingsAreBounded() {
    Exclusion full = OPEN;
    for (int i = 0; i < Exclusion.MAX_RULINGS; i++) {
      full = full.with(new Ruling(Kind.REFUSED, "Wang", 600 + i, 600 + i, null));
    }
    Exclusion last = full;
    assertThatThrownBy(() -> last.with(Ruling.approved("Wang", 9_000, ASKED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask for a new one");
  }
}
