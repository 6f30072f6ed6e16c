package org.gengfu.driver.rtsp.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the packets of a stream together until one whole key frame is there: H.264 single units,
 * STAP-A and FU-A (RFC 6184), H.265 single units, AP and FU (RFC 7798). Keeps parameter sets and
 * the units of a key frame, nothing else. A picture with a hole is dropped. One thread.
 */
final class KeyFrameAssembler {
  /** Most parameter sets kept, the newest ones. */
  static final int MAX_SETS = 32;

  /** Largest parameter set, in bytes. */
  static final int MAX_SET_BYTES = 4_096;

  private static final byte[] START_CODE = {0, 0, 0, 1};

  /** What has become of the key frame. */
  enum State {
    WAITING,
    WHOLE,
    /** A key frame is larger than the limit. */
    TOO_LARGE
  }

  private final Codec codec;
  private final int maxBytes;
  private final List<byte[]> sets = new ArrayList<>();
  private final ByteArrayOutputStream unit = new ByteArrayOutputStream();
  private final ByteArrayOutputStream fragment = new ByteArrayOutputStream();

  private boolean fragmentOpen;
  private int expected = -1;
  private long timestamp = -1;
  private boolean holed;
  private boolean tooLarge;
  private long lost;
  private long keyFramesWithoutSets;
  private @Nullable EncodedPicture picture;

  /**
   * Starts.
   *
   * @param described parameter sets from the description of the stream
   * @param maxBytes of a key frame with its parameter sets
   */
  KeyFrameAssembler(Codec codec, List<byte[]> described, int maxBytes) {
    this.codec = codec;
    this.maxBytes = maxBytes;
    described.forEach(this::addSet);
  }

  /** The key frame, once it is whole. */
  @Nullable EncodedPicture picture() {
    return picture;
  }

  /** Packets that are missing by their numbers. */
  long lost() {
    return lost;
  }

  /** Whole key frames that no decoder could read, since the stream told no parameter sets. */
  long keyFramesWithoutSets() {
    return keyFramesWithoutSets;
  }

  /** Takes the next packet, in order of sequence numbers. */
  State take(RtpPacket packet) {
    boolean gap = expected >= 0 && packet.sequence() != expected;
    if (gap) {
      lost += (packet.sequence() - expected) & 0xFFFF;
    }
    expected = (packet.sequence() + 1) & 0xFFFF;
    if (packet.timestamp() != timestamp) {
      if (!gap) {
        end();
      }
      begin(packet.timestamp());
    }
    if (gap) {
      drop();
    }
    if (picture == null && packet.payload().hasRemaining()) {
      payload(packet.payload().duplicate());
      if (packet.marker()) {
        end();
        begin(-1);
      }
    }
    if (tooLarge) {
      return State.TOO_LARGE;
    }
    return picture == null ? State.WAITING : State.WHOLE;
  }

  private void begin(long newTimestamp) {
    timestamp = newTimestamp;
    unit.reset();
    fragment.reset();
    fragmentOpen = false;
    holed = false;
  }

  /** What is here of this picture is of no use any more. */
  private void drop() {
    unit.reset();
    fragment.reset();
    fragmentOpen = false;
    holed = true;
  }

  private void end() {
    if (unit.size() == 0 || holed || fragmentOpen || picture != null) {
      return;
    }
    if (!hasSets()) {
      keyFramesWithoutSets++;
      return;
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream(unit.size() + 1_024);
    for (byte[] set : sets) {
      whole.writeBytes(START_CODE);
      whole.writeBytes(set);
    }
    whole.writeBytes(unit.toByteArray());
    if (whole.size() > maxBytes) {
      tooLarge = true;
    } else {
      picture = new EncodedPicture(codec, whole.toByteArray());
    }
  }

  private void payload(ByteBuffer bytes) {
    switch (codec) {
      case H264 -> {
        int type = bytes.get(bytes.position()) & 0x1F;
        if (type == 24) {
          aggregate(bytes.position(bytes.position() + 1));
        } else if (type == 28) {
          fragmentH264(bytes);
        } else if (type >= 1 && type <= 23) {
          nal(bytes);
        }
      }
      case H265 -> {
        int type = (bytes.get(bytes.position()) >> 1) & 0x3F;
        if (bytes.remaining() < 2) {
          drop();
        } else if (type == 48) {
          aggregate(bytes.position(bytes.position() + 2));
        } else if (type == 49) {
          fragmentH265(bytes);
        } else if (type < 48) {
          nal(bytes);
        }
      }
    }
  }

  private void aggregate(ByteBuffer bytes) {
    while (bytes.remaining() >= 2) {
      int length = bytes.getShort() & 0xFFFF;
      if (length == 0 || length > bytes.remaining()) {
        drop();
        return;
      }
      nal(bytes.slice(bytes.position(), length));
      bytes.position(bytes.position() + length);
    }
  }

  private void fragmentH264(ByteBuffer bytes) {
    if (bytes.remaining() < 2) {
      drop();
      return;
    }
    int indicator = bytes.get();
    int header = bytes.get();
    byte[] nalHeader = {(byte) ((indicator & 0xE0) | (header & 0x1F))};
    fragment(header, nalHeader, bytes);
  }

  private void fragmentH265(ByteBuffer bytes) {
    if (bytes.remaining() < 3) {
      drop();
      return;
    }
    int first = bytes.get();
    byte second = bytes.get();
    int header = bytes.get();
    byte[] nalHeader = {(byte) ((first & 0x81) | ((header & 0x3F) << 1)), second};
    fragment(header, nalHeader, bytes);
  }

  private void fragment(int header, byte[] nalHeader, ByteBuffer bytes) {
    boolean wanted = isKey(type(nalHeader[0])) || isSet(type(nalHeader[0]));
    if ((header & 0x80) != 0) {
      fragment.reset();
      fragment.writeBytes(nalHeader);
      fragmentOpen = true;
    } else if (!fragmentOpen) {
      holed = true;
      return;
    }
    if (wanted) {
      write(fragment, bytes);
    }
    if ((header & 0x40) != 0) {
      fragmentOpen = false;
      byte[] whole = fragment.toByteArray();
      fragment.reset();
      if (wanted) {
        nal(ByteBuffer.wrap(whole));
      }
    }
  }

  private void nal(ByteBuffer bytes) {
    int headerBytes = codec == Codec.H264 ? 1 : 2;
    if (bytes.remaining() <= headerBytes) {
      return;
    }
    int type = type(bytes.get(bytes.position()));
    if (isSet(type)) {
      byte[] set = new byte[bytes.remaining()];
      bytes.duplicate().get(set);
      addSet(set);
    } else if (isKey(type)) {
      // The first slice of a picture says so in its first bit: else the head of the picture is lost
      // (H.264 7.3.3 first_mb_in_slice, H.265 7.3.6.1 first_slice_segment_in_pic_flag).
      boolean isFirst = (bytes.get(bytes.position() + headerBytes) & 0x80) != 0;
      if (unit.size() == 0 && !isFirst) {
        holed = true;
        return;
      }
      unit.writeBytes(START_CODE);
      write(unit, bytes);
    }
  }

  private void write(ByteArrayOutputStream to, ByteBuffer bytes) {
    if ((long) unit.size() + fragment.size() + bytes.remaining() > maxBytes) {
      tooLarge = true;
      drop();
      return;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    to.writeBytes(copy);
  }

  private void addSet(byte[] set) {
    if (set.length == 0 || set.length > MAX_SET_BYTES || !isSet(type(set[0]))) {
      return;
    }
    sets.removeIf(known -> Arrays.equals(known, set));
    sets.add(set);
    if (sets.size() > MAX_SETS) {
      sets.removeFirst();
    }
  }

  private boolean hasSets() {
    return switch (codec) {
      case H264 -> hasSet(7) && hasSet(8);
      case H265 -> hasSet(32) && hasSet(33) && hasSet(34);
    };
  }

  private boolean hasSet(int type) {
    return sets.stream().anyMatch(set -> type(set[0]) == type);
  }

  private int type(byte first) {
    return codec == Codec.H264 ? first & 0x1F : (first >> 1) & 0x3F;
  }

  private boolean isKey(int type) {
    return codec == Codec.H264 ? type == 5 : type >= 16 && type <= 21;
  }

  private boolean isSet(int type) {
    return codec == Codec.H264 ? type == 7 || type == 8 : type >= 32 && type <= 34;
  }
}
