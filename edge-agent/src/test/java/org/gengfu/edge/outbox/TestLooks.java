package org.gengfu.edge.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;
import org.gengfu.contract.Thumbnail;
import org.jspecify.annotations.Nullable;

/** Looks at cameras that tests share. */
public final class TestLooks {
  private TestLooks() {}

  /** A look that found nothing wrong. */
  public static CameraLook look(String device, long number) {
    Instant time = TestRecords.START.plusSeconds(number);
    List<RungState> ladder = new ArrayList<>();
    for (CameraRung rung : CameraRung.values()) {
      ladder.add(new RungState(rung, Seen.GOOD, CameraReason.NONE, "", time));
    }
    return new CameraLook(
        device, time, number, Duration.ofSeconds(1), ladder, Seen.GOOD, Seen.GOOD, List.of(), null);
  }

  /** Bytes that begin as a JPEG does. */
  public static Thumbnail thumbnail(int bytes) {
    byte[] jpeg = new byte[bytes];
    jpeg[0] = (byte) 0xFF;
    jpeg[1] = (byte) 0xD8;
    jpeg[2] = (byte) 0xFF;
    return new Thumbnail(jpeg, 320, 180, Thumbnail.Why.CHANGE);
  }

  static Arbitrary<OutboxRecord> records(Arbitrary<Instant> times) {
    Arbitrary<@Nullable Thumbnail> thumbnails =
        Arbitraries.integers().between(3, 5_000).map(TestLooks::thumbnail).injectNull(0.5);
    return Combinators.combine(
            Arbitraries.strings().ofMaxLength(20),
            times,
            Arbitraries.longs().between(0, Long.MAX_VALUE),
            Arbitraries.longs().between(0, 1L << 40).map(Duration::ofMillis),
            ladders(times),
            Arbitraries.of(Seen.class),
            Arbitraries.of("black", "low-contrast", "f2").list().ofMaxSize(4),
            thumbnails)
        .as((device, time, number, since, ladder, seen, faults, thumbnail) ->
            new OutboxRecord.Look(
                new CameraLook(
                    device, time, number, since, ladder, seen, Seen.BAD, faults, thumbnail)));
  }

  private static Arbitrary<List<RungState>> ladders(Arbitrary<Instant> times) {
    List<Arbitrary<RungState>> rungs = new ArrayList<>();
    for (CameraRung rung : CameraRung.values()) {
      rungs.add(
          Combinators.combine(
                  Arbitraries.of(Seen.BAD, Seen.NOT_OBSERVED),
                  Arbitraries.of(CameraReason.class),
                  Arbitraries.strings().ofMaxLength(250),
                  times)
              .as((seen, reason, detail, time) ->
                  new RungState(
                      rung, reason == CameraReason.NONE ? Seen.GOOD : seen, reason, detail, time)));
    }
    return Combinators.combine(rungs).as(List::copyOf);
  }
}
