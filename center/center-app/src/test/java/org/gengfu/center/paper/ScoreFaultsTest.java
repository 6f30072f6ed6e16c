package org.gengfu.center.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.contracts.ContractText;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.ScoreEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which faults a score sheet counts. */
class ScoreFaultsTest {
  private static final Instant T = Instant.parse("2026-06-01T00:00:00Z");
  private static final long HOUR = 3_600;
  private static final ContractBook BOOK =
      ContractBook.of(
          List.of(
              Objects.requireNonNull(
                  ContractText.read(
                          "city",
                          """
                          contract: city
                          name: 城市
                          owner: 市数据局
                          from: "2026-01-01"
                          items:
                            - id: room
                              name: 机房
                              source: x
                              devices: all
                              promises:
                                - {kind: restore, within: 4h}
                                - {kind: restore, id: tune, about: tuning, start: request, stops: [person], within: 24h}
                          """,
                          1,
                          null)
                      .edition(),
                  "the contract")));

  private static ClockRow row(
      String id, String incident, String promise, String node, long from, @Nullable Long to) {
    ClockRow.Words words = new ClockRow.Words(id, id);
    return new ClockRow(
        id,
        incident,
        "W1",
        new ClockRow.Item("city", "room", promise, words),
        "restore",
        2,
        "running",
        false,
        T.plusSeconds(from * HOUR),
        null,
        to == null ? null : T.plusSeconds(to * HOUR),
        null,
        0,
        null,
        words,
        null,
        null,
        List.of(),
        "",
        new ClockRow.Root(node, words),
        null,
        List.of());
  }

  private static String promise(int at) {
    return BOOK.at("city", T).orElseThrow().items().getFirst().commitments().get(at).id();
  }

  private static List<ScoreEvent> faults(ClockRow... rows) {
    return new ScoreFaults(BOOK, List.of(rows), T.plusSeconds(10 * HOUR)).all();
  }

  @Test
  void whatAClientToldOfIsAFaultAndAWishIsNone() {
    List<ScoreEvent> found =
        faults(
            row("seen", "1", promise(0), "e/ups", 0, 2L),
            row("told", "", promise(0), "e/door", 1, null),
            row("wish", "", promise(1), "e/camera", 1, 3L));
    assertThat(found).extracting(each -> each.why().zh()).containsExactly("seen", "told");
    assertThat(found)
        .extracting(ScoreEvent::amount)
        .containsExactly(2 * HOUR * 1_000, 9 * HOUR * 1_000);
  }

  @Test
  void aFaultThatWasSeenAndToldCountsOnce() {
    ClockRow told = row("told", "", promise(0), "e/ups", 1, 3L);
    assertThat(faults(row("seen", "1", promise(0), "e/ups", 0, 2L), told)).hasSize(1);
    assertThat(faults(row("another", "1", promise(0), "e/door", 0, 2L), told)).hasSize(2);
    assertThat(faults(row("over", "1", promise(0), "e/ups", 0, 1L), told)).hasSize(2);
    assertThat(faults(row("later", "1", promise(0), "e/ups", 3, null), told)).hasSize(2);
  }
}
