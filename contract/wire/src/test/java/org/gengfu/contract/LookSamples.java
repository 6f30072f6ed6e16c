package org.gengfu.contract;

import static org.gengfu.contract.SparkplugSamples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Looks at a camera, for codec tests. */
public final class LookSamples {
  private LookSamples() {}

  /** Bytes that begin as a JPEG does. */
  static byte[] jpeg(int length) {
    byte[] bytes = new byte[length];
    bytes[0] = (byte) 0xFF;
    bytes[1] = (byte) 0xD8;
    bytes[2] = (byte) 0xFF;
    return bytes;
  }

  /** A camera that is black. */
  static CameraLook look(String device) {
    List<RungState> ladder = new ArrayList<>();
    for (CameraRung rung : CameraRung.values()) {
      ladder.add(
          switch (rung) {
            case LINK, SESSION, ACCEPTED, OPENED, FLOWING ->
                new RungState(rung, Seen.GOOD, CameraReason.NONE, "", NOW.minusMillis(9));
            case PICTURE ->
                new RungState(rung, Seen.BAD, CameraReason.PICTURE_FAULT, "黑屏 | 3 %", NOW);
            case RECORDING ->
                new RungState(rung, Seen.NOT_OBSERVED, CameraReason.NOT_ASKED, "", NOW);
          });
    }
    return new CameraLook(
        device,
        NOW,
        41,
        Duration.ofMillis(60_004),
        ladder,
        Seen.GOOD,
        Seen.BAD,
        List.of("black", "low-contrast"),
        null);
  }

  public static CameraLook withThumbnail(String device) {
    return look(device).with(new Thumbnail(jpeg(4_000), 320, 180, Thumbnail.Why.CHANGE));
  }

  static Arbitrary<CameraLook> looks(String device) {
    Arbitrary<Instant> times = Arbitraries.longs().between(0, 1L << 45).map(Instant::ofEpochMilli);
    Arbitrary<List<String>> faults =
        Arbitraries.of("black", "dark", "low-contrast", "f-2").list().ofMaxSize(5);
    return Combinators.combine(
            times,
            Arbitraries.longs().between(0, Long.MAX_VALUE),
            Arbitraries.longs().between(0, 1L << 40).map(Duration::ofMillis),
            ladders(times),
            Arbitraries.of(Seen.class),
            Arbitraries.of(Seen.class),
            faults,
            thumbnails().injectNull(0.5))
        .as((time, number, since, ladder, online, intact, codes, thumbnail) ->
            new CameraLook(device, time, number, since, ladder, online, intact, codes, thumbnail));
  }

  private static Arbitrary<List<RungState>> ladders(Arbitrary<Instant> times) {
    List<Arbitrary<RungState>> rungs = new ArrayList<>();
    for (CameraRung rung : CameraRung.values()) {
      rungs.add(
          Combinators.combine(
                  Arbitraries.of(Seen.BAD, Seen.NOT_OBSERVED),
                  Arbitraries.of(CameraReason.class),
                  Arbitraries.strings().ofMaxLength(300),
                  times)
              .as((seen, reason, detail, time) ->
                  new RungState(
                      rung, reason == CameraReason.NONE ? Seen.GOOD : seen, reason, detail, time)));
    }
    return Combinators.combine(rungs).as(List::copyOf);
  }

  private static Arbitrary<@Nullable Thumbnail> thumbnails() {
    return Combinators.combine(
            Arbitraries.integers().between(3, Thumbnail.MAX_BYTES),
            Arbitraries.integers().between(1, Thumbnail.MAX_SIDE),
            Arbitraries.integers().between(1, Thumbnail.MAX_SIDE),
            Arbitraries.of(Thumbnail.Why.class))
        .as((length, width, height, why) -> new Thumbnail(jpeg(length), width, height, why));
  }
}
