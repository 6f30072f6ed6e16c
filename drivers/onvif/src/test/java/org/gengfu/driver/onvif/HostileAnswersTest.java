package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a camera answers, an outcome comes of it, never an exception. */
class HostileAnswersTest {
  private static final int ROUNDS = 150;

  private static byte[] whole() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String all =
        Soap.clock(Instant.parse("2026-11-22T01:02:03Z"), "CST-8")
            + Soap.services(Namespaces.MEDIA, "http://192.0.2.1/m")
            + Soap.PROFILES;
    ScriptedCamera.say(out, "200 OK", "", Soap.envelope(all));
    return out.toByteArray();
  }

  /** A few bytes changed, dropped, or said twice. */
  private static byte[] mutated(byte[] whole, Random random) {
    StringBuilder text = new StringBuilder(new String(whole, StandardCharsets.ISO_8859_1));
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(20));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.delete(at, end);
        case 2 -> text.insert(at, text.substring(at, end));
        default -> text.setLength(Math.max(1, at));
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void anyAnswerGivesAnOutcome() throws IOException {
    byte[] whole = whole();
    long seed = Long.getLong("gengfu.seed", 20261122);
    OnvifLimits quick =
        new OnvifLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            1 << 20,
            1 << 20,
            8,
            1);
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(seed + round);
      try (ScriptedCamera camera =
          new ScriptedCamera((request, out) -> out.write(mutated(whole, random)))) {
        OnvifOutcome<Inspection> outcome =
            new OnvifClient().inspect(camera.target("a", "b").with(quick));
        assertThat(outcome).as("gengfu.seed=%d", seed + round).isNotNull();
      }
    }
  }
}
