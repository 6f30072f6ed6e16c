package org.gengfu.driver.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gengfu.driver.ReadOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a line may carry instead of an answer costs that answer only. */
class SieveTest {
  private static final SerialPlan DEVICE =
      Plans.of("contract-serial", PtyContractIT.port(java.nio.file.Path.of("x")));

  private final Ear ear = new Ear();
  private final Sieve sieve = new Sieve(ear);
  private final Exchange exchange = exchange(DEVICE);

  private static Exchange exchange(SerialPlan device) {
    return new Exchange(
        device,
        device.block().questions().get("read"),
        BigDecimal.ZERO,
        new Exchange.Asker() {
          @Override
          public void answered(@Nullable Received answer) {
            throw new AssertionError("nobody asked the sieve to tell");
          }

          @Override
          public void failed(ReadOutcome why) {
            throw new AssertionError("nobody asked the sieve to tell");
          }
        });
  }

  private Sieve.@Nullable Verdict feed(byte[] bytes) {
    sieve.inbox().add(bytes, bytes.length);
    return sieve.sift(exchange, false);
  }

  private static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  @Test
  void theAnswerIsFoundAtEverySplitPoint() {
    byte[] answer = Wire.value(1, 42);
    for (int split = 1; split < answer.length; split++) {
      sieve.begin();
      assertThat(feed(Arrays.copyOf(answer, split))).isNull();
      assertThat(feed(Arrays.copyOfRange(answer, split, answer.length)))
          .as("split at %d", split)
          .isInstanceOf(Sieve.Verdict.Answered.class);
    }
  }

  @Test
  void theAnswerIsFoundBehindGarbageHalfAFrameAndSomebodyElses() {
    byte[] half = Arrays.copyOf(Wire.value(1, 7), 5);
    byte[] all = join(new byte[] {0, '\r', (byte) 0xFF}, half, Wire.value(2, 9), Wire.value(1, 42));
    assertThat(feed(all)).isInstanceOf(Sieve.Verdict.Answered.class);
  }

  @Test
  void noiseNeverBecomesAnAnswerAndNeverHidesOne() {
    for (long seed = 1; seed <= 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] noise = new byte[random.nextInt(1, 400)];
      random.nextBytes(noise);
      sieve.begin();
      assertThat(feed(noise) instanceof Sieve.Verdict.Answered).as("seed %d", seed).isFalse();
      assertThat(feed(join(new byte[] {'\r'}, Wire.value(1, 42))))
          .as("seed %d", seed)
          .isInstanceOf(Sieve.Verdict.Answered.class);
    }
  }

  @Test
  void sixtyFourKilobytesWithoutAnEndEndTheQuestion() {
    byte[] flood = new byte[4_096];
    Arrays.fill(flood, (byte) '~');
    Sieve.Verdict verdict = null;
    for (int i = 0; i < 17 && verdict == null; i++) {
      verdict = feed(flood);
    }
    assertThat(verdict).isInstanceOf(Sieve.Verdict.Failed.class);
    assertThat(sieve.inbox().size()).isLessThanOrEqualTo(64);
  }

  @Test
  void whatIsLeftIsNamed() {
    assertThat(sieve.leftover()).isNull();
    feed(Wire.value(2, 9));
    assertThat(sieve.leftover().why()).isEqualTo("somebody else's frame");
    sieve.begin();
    feed("~01V00".getBytes(StandardCharsets.US_ASCII));
    assertThat(sieve.leftover().why()).isEqualTo("a frame without its end");
    sieve.begin();
    feed("~01V000000\r".getBytes(StandardCharsets.US_ASCII));
    assertThat(sieve.leftover().why()).startsWith("wrong checksum");
  }

  /** A caller may press a key while a neighbour is asked: both are taken. */
  @Test
  void whatIsSaidUnaskedIsHeardInTheMidstOfAnAnswer() {
    SerialPlan caller =
        Plans.of(
            "queue-caller-ff68",
            PtyContractIT.port(java.nio.file.Path.of("x")),
            "{id: c, address: 5}");
    List<List<String>> heard = new ArrayList<>();
    ear.listen(List.of(DEVICE, caller), (device, points, outcome, time) -> heard.add(points));
    byte[] key = java.util.HexFormat.of().parseHex("FF6803036805010C1216");
    assertThat(feed(join(key, Wire.value(1, 42)))).isInstanceOf(Sieve.Verdict.Answered.class);
    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst()).contains("key.last", "counter.number");
  }

  /** A device that became another one is heard as what it is now, and as nothing else. */
  @Test
  void aDeviceThatBecameAnotherIsHeardByItsNewPlan() {
    SerialSettings line = PtyContractIT.port(java.nio.file.Path.of("x"));
    SerialPlan before = Plans.of("queue-caller-ff68", line, "{id: c, address: 6}");
    SerialPlan now = Plans.of("queue-caller-ff68", line, "{id: c, address: 5}");
    List<org.gengfu.driver.DevicePlan> heard = new ArrayList<>();
    ear.listen(List.of(before), (device, points, outcome, time) -> heard.add(device));
    ear.replanned(before, now);
    feed(java.util.HexFormat.of().parseHex("FF6803036805010C1216"));
    assertThat(heard).containsExactly(now);
  }

  @Test
  void aCallersFrameToAnotherAddressIsNotIts() {
    SerialPlan caller =
        Plans.of(
            "queue-caller-ff68",
            PtyContractIT.port(java.nio.file.Path.of("x")),
            "{id: c, address: 6}");
    List<List<String>> heard = new ArrayList<>();
    ear.listen(List.of(caller), (device, points, outcome, time) -> heard.add(points));
    feed(java.util.HexFormat.of().parseHex("FF6803036805010C1216"));
    assertThat(heard).isEmpty();
  }
}
