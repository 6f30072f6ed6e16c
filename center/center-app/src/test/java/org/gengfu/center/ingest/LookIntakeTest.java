package org.gengfu.center.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.ingest.TestEdge.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;
import org.gengfu.contract.Thumbnail;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.core.session.SessionSettings;
import org.junit.jupiter.api.Test;

/** Looks at cameras come in as readings do: once, in order, dated credibly, within bounds. */
class LookIntakeTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final TestEdge edge = new TestEdge("room-a");
  private final OpenBatch batch = new OpenBatch(50_000, Duration.ofMillis(20));
  private final EdgeIntake intake =
      new EdgeIntake("room-a", SessionSettings.DEFAULT, LedgerSnapshot.EMPTY, (who, why) -> {});

  private static CameraLook look(Instant time, Instant rungs) {
    List<RungState> ladder = new ArrayList<>();
    for (CameraRung rung : CameraRung.values()) {
      ladder.add(new RungState(rung, Seen.BAD, CameraReason.UNREACHABLE, "no route", rungs));
    }
    return new CameraLook(
        TestEdge.DEVICE, time, 0, Duration.ZERO, ladder, Seen.BAD, Seen.BAD, List.of(), null);
  }

  private static Numbered numbered(long offset, CameraLook look) {
    return new Numbered(at(offset), new OutboxRecord.Look(look));
  }

  private void take(Inbox.Message... messages) {
    for (Inbox.Message message : messages) {
      intake.message(message, batch);
    }
  }

  private void born() {
    take(edge.nodeBirth(NOW), edge.deviceBirth(NOW));
    batch.close(NOW);
  }

  @Test
  void aLookThatComesTwiceIsTakenOnceAndAcknowledgedAgain() {
    born();
    CameraLook look = look(NOW, NOW);
    take(edge.data(NOW, numbered(0, look)));
    OpenBatch.Closed first = batch.close(NOW);
    take(edge.data(NOW, true, numbered(0, look)));
    OpenBatch.Closed again = batch.close(NOW);

    assertThat(first.batch().entries()).containsExactly(new Entry.Look("room-a", look, false));
    assertThat(first.acknowledgements()).containsEntry("room-a", at(0));
    assertThat(again.commitsNothing()).isTrue();
    assertThat(again.acknowledgements()).containsEntry("room-a", at(0));
  }

  @Test
  void aReplayedLookIsHistorical() {
    born();
    CameraLook look = look(NOW.minusSeconds(3_600), NOW.minusSeconds(3_600));
    take(edge.data(NOW, true, numbered(0, look)));
    assertThat(batch.close(NOW).batch().entries())
        .containsExactly(new Entry.Look("room-a", look, true));
  }

  @Test
  void evidenceOfAWrongClockIsRefusedAndPassed() {
    born();
    Instant wrong = Instant.parse("1970-01-01T00:00:00Z");
    take(edge.data(NOW, numbered(0, look(wrong, wrong)), numbered(1, look(NOW, NOW))));

    OpenBatch.Closed closed = batch.close(NOW);
    assertThat(closed.batch().entries())
        .containsExactly(new Entry.Look("room-a", look(NOW, NOW), false));
    assertThat(closed.acknowledgements()).containsEntry("room-a", at(1));
    assertThat(intake.status().counts().refused()).isEqualTo(1);
    assertThat(intake.status().explanation()).contains("check the edge's clock");
  }

  /** When it was so nobody knows; that somebody was there is known. */
  @Test
  void aLiveLookFromAnEdgeWhoseClockIsWrongObservedNothing() {
    born();
    Instant ahead = NOW.plus(Sieve.CLOCK).plusMillis(1);
    take(edge.data(NOW, numbered(0, look(ahead, ahead))));
    CameraLook behind = look(NOW.minus(Sieve.CLOCK), NOW.minus(Sieve.CLOCK));
    take(edge.data(NOW, numbered(1, behind)));
    OpenBatch.Closed closed = batch.close(NOW);
    assertThat(closed.batch().entries()).hasSize(2);
    assertThat(closed.batch().entries().getFirst()).isInstanceOf(Entry.Look.class);
    CameraLook kept = ((Entry.Look) closed.batch().entries().getFirst()).look();
    assertThat(kept.time()).isEqualTo(NOW);
    assertThat(kept.online()).isEqualTo(Seen.NOT_OBSERVED);
    assertThat(kept.intact()).isEqualTo(Seen.NOT_OBSERVED);
    assertThat(kept.ladder())
        .allSatisfy(rung -> {
          assertThat(rung.seen()).isEqualTo(Seen.NOT_OBSERVED);
          assertThat(rung.reason()).isEqualTo(CameraReason.NOT_VISITED);
          assertThat(rung.detail()).isEqualTo("edge-clock 120 s ahead");
        });
    assertThat(closed.batch().entries().getLast())
        .as("two minutes are within what a clock and a line may take")
        .isEqualTo(new Entry.Look("room-a", behind, false));
    assertThat(intake.status().explanation()).contains("the edge's clock is wrong by 120 s");
  }

  @Test
  void aRungThatIsDatedWronglyTakesTheLooksDate() {
    born();
    take(edge.data(NOW, numbered(0, look(NOW, NOW.plus(Duration.ofDays(400))))));
    assertThat(batch.close(NOW).batch().entries())
        .containsExactly(new Entry.Look("room-a", look(NOW, NOW), false));
    assertThat(intake.status().counts().refused()).isEqualTo(1);
  }

  /** A batch is bounded by what it takes in memory: a thumbnail counts as many readings. */
  @Test
  void thumbnailsFillABatchSooner() {
    byte[] jpeg = new byte[Thumbnail.MAX_BYTES];
    jpeg[0] = (byte) 0xFF;
    jpeg[1] = (byte) 0xD8;
    jpeg[2] = (byte) 0xFF;
    Thumbnail thumbnail = new Thumbnail(jpeg, 320, 180, Thumbnail.Why.CHANGE);
    CameraLook look = look(NOW, NOW).with(thumbnail);
    int looks = 0;
    while (!batch.isFull()) {
      batch.add(new Entry.Look("room-a", look, false), NOW);
      looks++;
    }
    assertThat(looks).isBetween(50, 200);
  }
}
