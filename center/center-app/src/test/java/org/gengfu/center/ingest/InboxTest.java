package org.gengfu.center.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private static Inbox.Message message(Kind kind, String edge, int bytes) {
    return new Inbox.Message(new SparkplugTopic(kind, "g", edge, ""), new byte[bytes], NOW);
  }

  @Test
  void whatDoesNotFitIsDroppedAndEverythingOfItsEdgeAfterIt() throws Exception {
    Inbox inbox = new Inbox(2, 1_000);
    assertThat(inbox.offer(message(Kind.NDATA, "a", 1))).isTrue();
    assertThat(inbox.offer(message(Kind.NDATA, "b", 1))).isTrue();
    assertThat(inbox.offer(message(Kind.NDATA, "a", 1))).isFalse();
    assertThat(inbox.take(1, 0).messages()).hasSize(1);

    assertThat(inbox.offer(message(Kind.NDATA, "a", 1)))
        .as("there is room again, but the gap is before it")
        .isFalse();
    assertThat(inbox.offer(message(Kind.NDATA, "c", 1))).as("a neighbour").isTrue();
  }

  @Test
  void theGapIsToldAfterWhatCameBeforeIt() throws Exception {
    Inbox inbox = new Inbox(2, 1_000);
    inbox.offer(message(Kind.NDATA, "a", 1));
    inbox.offer(message(Kind.NDATA, "b", 1));
    inbox.offer(message(Kind.NDATA, "a", 1));
    inbox.offer(message(Kind.NBIRTH, "a", 1));

    Inbox.Taken first = inbox.take(1, 0);
    assertThat(first.gaps()).isEmpty();
    assertThat(first.emptied()).isFalse();
    Inbox.Taken second = inbox.take(1, 0);
    assertThat(second.gaps()).containsOnlyKeys("a").containsEntry("a", new Inbox.Gap(2, true));
    assertThat(inbox.offer(message(Kind.NDATA, "a", 1))).as("the gap was told").isTrue();
  }

  @Test
  void oneEdgeGetsAQuarterOfTheBytes() throws Exception {
    Inbox inbox = new Inbox(100, 1_000);
    assertThat(inbox.offer(message(Kind.NDATA, "a", 250))).isTrue();
    assertThat(inbox.offer(message(Kind.NDATA, "a", 1))).isFalse();
    assertThat(inbox.offer(message(Kind.NDATA, "b", 250))).isTrue();
    assertThat(inbox.bytes()).isEqualTo(500);
    inbox.take(10, 0);
    assertThat(inbox.bytes()).isZero();
    assertThat(inbox.offer(message(Kind.NDATA, "a", 250))).isTrue();
  }

  @Test
  void allBytesTogetherAreBounded() {
    Inbox inbox = new Inbox(100, 1_000);
    for (String edge : new String[] {"a", "b", "c", "d"}) {
      assertThat(inbox.offer(message(Kind.NDATA, edge, 250))).isTrue();
    }
    assertThat(inbox.offer(message(Kind.NDATA, "e", 1))).isFalse();
  }
}
