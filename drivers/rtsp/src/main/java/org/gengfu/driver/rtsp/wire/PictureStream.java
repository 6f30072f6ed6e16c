package org.gengfu.driver.rtsp.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The packets of one stream on their way to a key frame, counted. One thread. */
final class PictureStream {
  private final VisitLimits limits;
  private final RtpOrder order = new RtpOrder(this::assemble);
  private @Nullable KeyFrameAssembler assembler;
  private int payloadType;
  private KeyFrameAssembler.State state = KeyFrameAssembler.State.WAITING;
  private long bytes;
  private long packets;
  private long foreign;
  private long strangers;
  private String stranger = "";
  private final FlowMeter meter = new FlowMeter();
  private long now;

  PictureStream(VisitLimits limits) {
    this.limits = limits;
  }

  void open(StreamDescription.Media media) {
    Codec codec = media.codec();
    if (codec == null) {
      throw new IllegalArgumentException(media.encoding());
    }
    payloadType = media.payloadType();
    assembler = new KeyFrameAssembler(codec, media.parameterSets(), limits.frameBytes());
  }

  void received(int more) {
    bytes += more;
  }

  long bytes() {
    return bytes;
  }

  long packets() {
    return packets;
  }

  /** What to say when the time for the first picture is over. */
  VisitOutcome missing(Ladder ladder, Traffic traffic) {
    String within = " " + Words.seconds(limits.picture());
    if (packets == 0) {
      String others = foreign == 0 ? "" : "; other-packets " + foreign;
      String from = strangers == 0 ? "" : "; " + strangers();
      return new VisitOutcome.NoStream(ladder, "no-packets" + within + others + from, traffic);
    }
    boolean withoutSets = assembler != null && assembler.keyFramesWithoutSets() > 0;
    String what = withoutSets ? "no-parameter-sets" : "no-key-frame";
    return new VisitOutcome.NoKeyFrame(ladder, what + within, traffic);
  }

  /** A datagram from an address that the camera did not name: it is dropped. */
  void stranger(InetAddress from) {
    strangers++;
    stranger = from.getHostAddress();
  }

  /** How many packets of strangers were dropped, and whose the last was; empty for none. */
  String strangers() {
    return strangers == 0 ? "" : "other-source " + strangers + " " + stranger;
  }

  @Nullable EncodedPicture picture() {
    return assembler == null ? null : assembler.picture();
  }

  /** How long packets have been coming. */
  Duration since(long nowNanos) {
    return meter.since(nowNanos);
  }

  /** Takes a packet that came in order. */
  KeyFrameAssembler.State packet(ByteBuffer payload, long nowNanos) {
    now = nowNanos;
    RtpPacket packet = own(payload);
    if (packet != null) {
      assemble(packet);
    }
    return state;
  }

  /** Takes a packet that may have overtaken others. */
  KeyFrameAssembler.State datagram(ByteBuffer payload, long nowNanos) {
    now = nowNanos;
    RtpPacket packet = own(payload);
    if (packet != null) {
      order.take(packet);
    }
    return state;
  }

  Traffic traffic(long skipped) {
    return new Traffic(bytes, packets, meter.lost(), skipped, meter.flow());
  }

  private @Nullable RtpPacket own(ByteBuffer payload) {
    RtpPacket packet = RtpPacket.parse(payload);
    if (packet == null || packet.payloadType() != payloadType) {
      foreign++;
      return null;
    }
    packets++;
    return packet;
  }

  private void assemble(RtpPacket packet) {
    meter.take(packet, now);
    if (assembler != null && state == KeyFrameAssembler.State.WAITING) {
      state = assembler.take(packet);
    }
  }
}
