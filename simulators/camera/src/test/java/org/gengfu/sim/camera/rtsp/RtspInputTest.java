package org.gengfu.sim.camera.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Requests of RTSP and what stands between them. */
class RtspInputTest {
  private static final String REQUEST =
      "GET_PARAMETER rtsp://127.0.0.1/a?b=1 RTSP/1.0\r\nCSeq: 7\r\nContent-Length: 3\r\n\r\nabc";

  private static RtspInput input(String text) {
    return new RtspInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void reportsBetweenRequestsArePassedOver() throws IOException {
    AtomicInteger heard = new AtomicInteger();
    RtspInput input = input("$\u0001\u0000\u0002xy" + REQUEST + "\r\n" + REQUEST);
    RtspRequest first = input.next(heard::incrementAndGet);
    assertThat(first.method()).isEqualTo("GET_PARAMETER");
    assertThat(first.header("cseq")).isEqualTo("7");
    assertThat(first.target()).isEqualTo("/a?b=1");
    assertThat(input.next(heard::incrementAndGet).header("CSeq")).isEqualTo("7");
    assertThat(input.next(heard::incrementAndGet)).isNull();
    assertThat(heard).hasValue(1);
  }

  @Test
  void everyCutEndsAsACut() {
    for (int end = 1; end < REQUEST.length(); end++) {
      String cut = REQUEST.substring(0, end);
      assertThatThrownBy(() -> input(cut).next(() -> {})).as(cut).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void whatIsTooMuchIsRefused() {
    for (String text :
        new String[] {
          "x".repeat(RtspInput.MOST_LINE_BYTES + 2),
          "GET / HTTP/1.1\r\n\r\n",
          "PLAY a RTSP/1.0\r\nno colon\r\n\r\n",
          "PLAY a RTSP/1.0\r\nContent-Length: 70000\r\n\r\n",
          "PLAY a RTSP/1.0\r\nContent-Length: -1\r\n\r\n",
          "PLAY a RTSP/1.0\r\n" + headers() + "\r\n"
        }) {
      assertThatThrownBy(() -> input(text).next(() -> {}))
          .isInstanceOf(RtspInput.MalformedException.class);
    }
  }

  private static String headers() {
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i <= RtspInput.MOST_HEADERS; i++) {
      headers.append("H").append(i).append(": x\r\n");
    }
    return headers.toString();
  }

  @Test
  void aViewersOfferIsRead() {
    assertThat(TransportOffer.all("RTP/AVP;multicast, RTP/AVP;unicast;client_port=5000-5001"))
        .containsExactly(new TransportOffer(false, 5_000, 5_001));
    assertThat(TransportOffer.all("RTP/AVP/TCP;unicast;interleaved=4-5"))
        .containsExactly(new TransportOffer(true, 4, 5));
    assertThat(TransportOffer.all("RTP/AVP;unicast")).isEmpty();
    assertThat(TransportOffer.all("RTP/AVP/TCP;interleaved=300-301")).isEmpty();
    assertThat(TransportOffer.all("RTP/AVP/TCP;interleaved=99999999999-1")).isEmpty();
  }
}
