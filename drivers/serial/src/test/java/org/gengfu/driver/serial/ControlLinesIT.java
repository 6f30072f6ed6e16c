package org.gengfu.driver.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.gengfu.driver.transport.NativeSerialLink;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * DTR and RTS on a pseudo terminal, which has no such lines: a port that refuses them still carries
 * bytes, both ways and after every opening. That a level reaches a plug can only be measured on a
 * real port; what goes to a serial server is in drivers/transport's Rfc2217LinkTest.
 */
@Timeout(60)
class ControlLinesIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void aPortWithoutTheLinesCarriesBytesAllTheSame(boolean dtr, boolean rts) throws IOException {
    try (PtyPair pair = new PtyPair(folder);
        FileInputStream in = new FileInputStream(pair.theirs().toFile());
        FileOutputStream out = new FileOutputStream(pair.theirs().toFile())) {
      NativeSerialLink link =
          new NativeSerialLink(
              new PortSettings(pair.ours().toString(), 2_400, 8, Parity.NONE, 1, dtr, rts));
      for (String word : new String[] {"first", "again"}) {
        link.open();
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        link.write(bytes, bytes.length);
        assertThat(in.readNBytes(bytes.length)).isEqualTo(bytes);
        out.write(bytes);
        assertThat(received(link, bytes.length)).isEqualTo(word);
        link.close();
      }
    }
  }

  private static String received(NativeSerialLink link, int length) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] chunk = new byte[64];
    long end = link.nowNanos() + Duration.ofSeconds(30).toNanos();
    while (text.length() < length && link.nowNanos() < end) {
      int count = link.read(chunk, chunk.length, 1_000_000_000L);
      text.append(new String(chunk, 0, count, StandardCharsets.US_ASCII));
    }
    return text.toString();
  }
}
