package org.gengfu.driver.rtsp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Taking a connection's bytes apart. */
class RtspReaderTest {
  private static final String ANSWER =
      "RTSP/1.0 200 OK\r\nCSeq: 3\r\nFolded: a\r\n b: c\r\nContent-Length: 5\r\n\r\nhello";

  private static byte[] packet(int channel, int length) {
    byte[] bytes = new byte[4 + length];
    bytes[0] = '$';
    bytes[1] = (byte) channel;
    bytes[2] = (byte) (length >> 8);
    bytes[3] = (byte) length;
    if (length > 0) {
      bytes[4] = (byte) 0x80;
    }
    return bytes;
  }

  private static byte[] join(Object... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Object part : parts) {
      all.writeBytes(
          part instanceof byte[] bytes
              ? bytes
              : ((String) part).getBytes(StandardCharsets.ISO_8859_1));
    }
    return all.toByteArray();
  }

  /** What was read, in short. */
  private static List<String> read(RtspReader reader, byte[]... chunks) {
    List<String> items = new ArrayList<>();
    for (byte[] chunk : chunks) {
      reader.feed(ByteBuffer.wrap(chunk));
      for (RtspReader.Item item = reader.next(); item != null; item = reader.next()) {
        items.add(
            switch (item) {
              case RtspReader.Item.Answer a ->
                  a.status() + " " + new String(a.body(), StandardCharsets.UTF_8);
              case RtspReader.Item.Packet p -> p.channel() + ":" + p.payload().remaining();
              case RtspReader.Item.Asked a -> a.line();
              case RtspReader.Item.Broken b -> "broken";
            });
        if (item instanceof RtspReader.Item.Broken) {
          return items;
        }
      }
    }
    return items;
  }

  private static RtspReader reader() {
    RtspReader reader = new RtspReader();
    reader.channels(0, 1);
    return reader;
  }

  @Test
  void messagesAndPacketsAreToldApartAtEverySplit() {
    byte[] all =
        join(ANSWER, packet(0, 700), packet(1, 8), "\r\n", packet(0, 0), ANSWER, packet(0, 12));
    List<String> expected = List.of("200 hello", "0:700", "1:8", "200 hello", "0:12");
    for (int split = 0; split <= all.length; split++) {
      byte[] head = java.util.Arrays.copyOf(all, split);
      byte[] tail = java.util.Arrays.copyOfRange(all, split, all.length);
      assertThat(read(reader(), head, tail)).as("split at %d", split).isEqualTo(expected);
    }
  }

  // Cameras put rests of broken packets between whole ones.
  @Test
  void rubbishBetweenPacketsIsPassedOver() {
    RtspReader reader = reader();
    byte[] rubbish = HexFormat.of().parseHex("00ff24072400ffff00244142");
    assertThat(read(reader, join(ANSWER, packet(0, 30), rubbish, packet(0, 40), rubbish, ANSWER)))
        .containsExactly("200 hello", "0:30", "0:40", "200 hello");
    assertThat(reader.skipped()).isEqualTo(2L * rubbish.length);
  }

  @Test
  void aCamerasOwnRequestIsNoAnswer() {
    assertThat(read(reader(), join(ANSWER, "OPTIONS rtsp://x RTSP/1.0\r\nCSeq: 9\r\n\r\n", ANSWER)))
        .containsExactly("200 hello", "OPTIONS rtsp://x RTSP/1.0", "200 hello");
  }

  @Test
  void linesMayEndWithoutCarriageReturn() {
    assertThat(read(reader(), join("RTSP/1.0 404 Not Found\nCSeq: 1\n\n"))).containsExactly("404 ");
  }

  @Test
  void whatIsNoRtspIsSaidAtOnce() {
    assertThat(read(new RtspReader(), join("SSH-2.0-dropbear\r\n"))).containsExactly("broken");
    assertThat(read(new RtspReader(), join("HTTP/1.1 400 Bad Request\r\n\r\n")))
        .containsExactly("broken");
  }

  @Test
  void aHeadWithoutEndIsRefused() {
    byte[] endless = join("RTSP/1.0 200 OK\r\n", "X: y\r\n".repeat(RtspReader.MAX_HEAD_BYTES / 6));
    assertThat(read(reader(), endless)).containsExactly("broken");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    assertThat(read(reader(), join("RTSP/1.0 200 OK\r\nContent-Length: 65537\r\n\r\n")))
        .containsExactly("broken");
    assertThat(read(reader(), join("RTSP/1.0 200 OK\r\nContent-Length: -1\r\n\r\n")))
        .containsExactly("broken");
  }

  @Test
  void endlessRubbishIsRefused() {
    byte[] rubbish = new byte[RtspReader.MAX_SKIPPED_BYTES + 1];
    assertThat(read(reader(), join(ANSWER), rubbish)).containsExactly("200 hello", "broken");
  }

  @Property(tries = 500)
  void anyBytesAreTakenApart(@ForAll @Size(max = 300) List<@Size(max = 60) byte[]> chunks) {
    RtspReader reader = reader();
    read(reader, join(ANSWER));
    List<String> items = read(reader, chunks.toArray(byte[][]::new));
    assertThat(items.size()).isLessThanOrEqualTo(chunks.stream().mapToInt(c -> c.length).sum());
  }
}
