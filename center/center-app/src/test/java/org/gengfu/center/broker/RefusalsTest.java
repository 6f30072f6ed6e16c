package org.gengfu.center.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Refusals refusals = new Refusals(() -> now, lines::add);

  @Test
  void oneLineAMinuteForEachNameAndAddress() {
    refusals.add("room-a", "10.0.0.1", "wrong password");
    refusals.add("room-a", "10.0.0.1", "wrong password");
    refusals.add("room-a", "10.0.0.2", "wrong password");
    now = now.plus(Refusals.QUIET).minusMillis(1);
    refusals.add("room-a", "10.0.0.1", "wrong password");
    now = now.plusMillis(1);
    refusals.add("room-a", "10.0.0.1", "wrong password");

    assertThat(lines)
        .containsExactly(
            "refused \"room-a\" at 10.0.0.1: wrong password",
            "refused \"room-a\" at 10.0.0.2: wrong password",
            "refused \"room-a\" at 10.0.0.1: wrong password (and 2 times since the last line)");
    assertThat(refusals.total()).isEqualTo(5);
  }

  /** Text from a wire must not forge log lines. */
  @Test
  void whatCameFromTheWireIsMadeHarmless() {
    refusals.add("a\n\"b" + "x".repeat(100), "10.0.0.1", "no");

    assertThat(lines)
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("refused \"a??bxx").contains("x...\""))
        .satisfies(line -> assertThat(line).doesNotContain("\n"));
  }

  @Test
  void theMemoryOfNamesIsBounded() {
    for (int i = 0; i <= Refusals.MAX_KNOWN; i++) {
      refusals.add("name-" + i, "10.0.0.1", "unknown");
    }
    lines.clear();
    refusals.add("name-0", "10.0.0.1", "unknown");
    refusals.add("name-" + Refusals.MAX_KNOWN, "10.0.0.1", "unknown");

    assertThat(lines).as("the first was forgotten, the last was not").hasSize(1);
  }
}
