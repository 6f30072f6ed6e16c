package org.gengfu.driver.rtsp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What cameras say of their streams. */
class StreamDescriptionTest {
  private static StreamDescription parse(String text) {
    return StreamDescription.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> hex(StreamDescription.Media media) {
    return media.parameterSets().stream().map(HexFormat.of()::formatHex).toList();
  }

  // The form of a DVR of the H264DVR kind: blanks behind the coding, sound behind the picture.
  @Test
  void aRecordersDescriptionIsRead() {
    StreamDescription description =
        parse(
            """
            v=0
            o=- 38990265062388 38990265062388 IN IP4 127.0.0.1
            s=RTSP Session
            a=control:*
            m=video 0 RTP/AVP 96
            a=rtpmap:96 H264/90000\s
            a=fmtp:96 profile-level-id=420029; packetization-mode=1; sprop-parameter-sets=Z0IAKZY1QPAET8s3AQEBQAAAAwBAAAAHoQ==,aM4xsg==
            a=control:trackID=3
            m=audio 0 RTP/AVP 8
            a=control:trackID=4
            """);
    StreamDescription.Media picture = description.picture();
    assertThat(picture.codec()).isEqualTo(Codec.H264);
    assertThat(picture.payloadType()).isEqualTo(96);
    assertThat(picture.control()).isEqualTo("trackID=3");
    assertThat(hex(picture))
        .containsExactly("67420029963540f0044fcb37010101400000030040000007a1", "68ce31b2");
    assertThat(description.sound().control()).isEqualTo("trackID=4");
    assertThat(description.control()).isEqualTo("*");
  }

  @Test
  void parameterSetsOfH265AreReadInTheirOrder() {
    StreamDescription description =
        parse(
            "m=video 0 RTP/AVP 98\r\na=rtpmap:98 H265/90000\r\n"
                + "a=fmtp:98 sprop-pps=RAE=; sprop-sps=QgE=; sprop-vps=QAE=\r\n");
    assertThat(description.picture().codec()).isEqualTo(Codec.H265);
    assertThat(hex(description.picture())).containsExactly("4001", "4201", "4401");
  }

  @Test
  void picturesOfAnotherCodingAreNone() {
    StreamDescription description =
        parse("m=video 0 RTP/AVP 26\r\na=control:track1\r\nm=audio 0 RTP/AVP 0\r\n");
    assertThat(description.picture()).isNull();
    assertThat(description.kinds()).startsWith("video");
  }

  @Test
  void moreMediaThanAreReadArePassedOver() {
    assertThat(parse("m=audio 0 RTP/AVP 8\n".repeat(100)).media())
        .hasSize(StreamDescription.MAX_MEDIA);
  }

  @Property(tries = 300)
  void anyTextIsRead(@ForAll String text) {
    parse("m=video 0 RTP/AVP 96\na=rtpmap:96 " + text);
    parse("m=" + text + "\na=fmtp:96 sprop-sps=" + text);
  }
}
