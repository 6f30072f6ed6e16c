package org.gengfu.driver.rtsp.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The other end of a conversation: keeps what was sent, answers as it is told to. */
final class ScriptedCamera implements Line {
  private static final String SDP =
      "v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:track1\r\n"
          + "m=audio 0 RTP/AVP 8\r\na=control:track2\r\n";

  static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.10");

  /** Where its datagrams come from. */
  InetAddress from = HOME;

  final List<String> sent = new ArrayList<>();
  long now = 1_000_000_000L;
  boolean heldBack;
  Duration watch = Duration.ZERO;
  int reconnects;
  Conversation talk;
  private int ports = 5_000;
  private int sequence;

  void begin(VisitRequest.Transport transport, Login login) {
    VisitRequest request =
        new VisitRequest(
            CameraUrl.of("rtsp://cam/live"), login, transport, VisitLimits.DEFAULT, watch);
    talk = new Conversation(request, this, () -> "c", heldBack, Instant.EPOCH, now);
    talk.connected(now);
  }

  /** As far as the answer to PLAY. */
  void play() {
    begin(VisitRequest.Transport.TCP, null);
    answer(200);
    describe();
    answer(200, "Session: 42");
    answer(200);
  }

  String last() {
    return sent.getLast();
  }

  void answer(int status, String... fields) {
    tell(status, "", fields);
  }

  void answerWithBody(String body) {
    tell(200, body);
  }

  void describe(String... fields) {
    tell(200, SDP, fields);
  }

  void challenge(String challenge) {
    tell(401, "", "WWW-Authenticate: " + challenge);
  }

  private void tell(int status, String body, String... fields) {
    String number = last().replaceAll("(?s).*CSeq: ([0-9]+).*", "$1");
    StringBuilder text = new StringBuilder("RTSP/1.0 " + status + " Word\r\nCseq: " + number);
    for (String field : fields) {
      text.append("\r\n").append(field);
    }
    text.append("\r\nContent-Length: ").append(body.length()).append("\r\n\r\n").append(body);
    talk.bytes(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)), now);
  }

  /** Sends a key frame on a channel, or as datagrams on channel -1. */
  void keyFrame(int channel) {
    packet(channel, 9, false, "67420029");
    packet(channel, 9, false, "68ce31b2");
    packet(channel, 9, true, "6588112233");
  }

  void packet(int channel, int timestamp, boolean marker, String payload) {
    byte[] body = HexFormat.of().parseHex(payload);
    ByteBuffer bytes = ByteBuffer.allocate(16 + body.length);
    bytes.put((byte) '$').put((byte) channel).putShort((short) (12 + body.length));
    bytes.put((byte) 0x80).put((byte) (marker ? 0xE0 : 0x60)).putShort((short) sequence++);
    bytes.putInt(timestamp).putInt(7).put(body).flip();
    if (channel < 0) {
      talk.datagram(bytes.position(4).slice(), from, HOME, now);
    } else {
      talk.bytes(bytes, now);
    }
  }

  void pass(Duration time) {
    now += time.toNanos();
    talk.tick(now);
  }

  @Override
  public void send(byte[] request) {
    sent.add(new String(request, StandardCharsets.UTF_8));
  }

  @Override
  public int datagramPorts() {
    ports += 2;
    return ports - 2;
  }

  @Override
  public void reconnect() {
    reconnects++;
  }
}
