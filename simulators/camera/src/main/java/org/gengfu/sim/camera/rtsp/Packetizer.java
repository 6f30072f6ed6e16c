package org.gengfu.sim.camera.rtsp;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.sim.camera.clip.AccessUnit;

/**
 * Cuts access units into RTP payloads: whole units where they fit, fragments of type FU-A where not
 * (RFC 6184, 5.6 and 5.8). Immutable.
 */
final class Packetizer {
  /** Longest payload, so that a packet passes Ethernet whole. */
  static final int MOST_PAYLOAD_BYTES = 1_400;

  private static final int SEQUENCE_SET = 7;
  private static final int FRAGMENT = 28;
  private static final int TYPE = 0x1F;
  private static final int IMPORTANCE = 0xE0;
  private static final int FIRST = 0x80;
  private static final int LAST = 0x40;

  private final byte[] sequenceSet;
  private final byte[] pictureSet;

  Packetizer(byte[] sequenceSet, byte[] pictureSet) {
    this.sequenceSet = sequenceSet.clone();
    this.pictureSet = pictureSet.clone();
  }

  /** A picture in packets; a key frame begins with its parameter sets. */
  Film.Frame frame(AccessUnit picture) {
    List<byte[]> payloads = new ArrayList<>();
    boolean described = picture.nals().stream().anyMatch(nal -> (nal[0] & TYPE) == SEQUENCE_SET);
    if (picture.key() && !described) {
      payloads.add(sequenceSet);
      payloads.add(pictureSet);
    }
    picture.nals().forEach(nal -> cut(nal, payloads));
    return new Film.Frame(picture.key(), payloads);
  }

  private static void cut(byte[] unit, List<byte[]> payloads) {
    if (unit.length <= MOST_PAYLOAD_BYTES) {
      payloads.add(unit);
      return;
    }
    int piece = MOST_PAYLOAD_BYTES - 2;
    for (int at = 1; at < unit.length; at += piece) {
      int end = Math.min(unit.length, at + piece);
      byte[] payload = new byte[end - at + 2];
      payload[0] = (byte) (unit[0] & IMPORTANCE | FRAGMENT);
      int mark = (at == 1 ? FIRST : 0) | (end == unit.length ? LAST : 0);
      payload[1] = (byte) (unit[0] & TYPE | mark);
      System.arraycopy(unit, at, payload, 2, end - at);
      payloads.add(payload);
    }
  }
}
