package org.gengfu.sim.camera.rtsp;

import java.util.Base64;
import java.util.HexFormat;

/** What DESCRIBE answers (RFC 4566; RFC 6184, 8.2.1). Stateless. */
final class SessionDescription {
  private SessionDescription() {}

  static String of(Film film, String address) {
    byte[] sequence = film.sequenceSet();
    String profile = HexFormat.of().withUpperCase().formatHex(sequence, 1, 4);
    String sets =
        Base64.getEncoder().encodeToString(sequence)
            + ","
            + Base64.getEncoder().encodeToString(film.pictureSet());
    String[] lines = {
      "v=0",
      "o=- 1 1 IN IP4 " + address,
      "s=Live",
      "c=IN IP4 0.0.0.0",
      "t=0 0",
      "a=control:*",
      "a=range:npt=now-",
      "m=video 0 RTP/AVP " + RtpWriter.PAYLOAD_TYPE,
      "a=rtpmap:" + RtpWriter.PAYLOAD_TYPE + " H264/" + Film.CLOCK_HERTZ,
      "a=fmtp:%d packetization-mode=1;profile-level-id=%s;sprop-parameter-sets=%s"
          .formatted(RtpWriter.PAYLOAD_TYPE, profile, sets),
      "a=framerate:" + film.framesPerSecond(),
      "a=control:trackID=1",
    };
    return String.join("\r\n", lines) + "\r\n";
  }
}
