package org.gengfu.driver.modbus;

import com.digitalpetri.modbus.Crc16;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * RTU: unit, PDU, CRC-16 low byte first; Modbus over Serial Line V1.02, section 2.5.1. Called by
 * the line's thread only.
 *
 * <p>The end of an answer is known by its expected length, never by silence, which adapters and
 * serial servers stretch. Every offset may be the begin of the answer, so that noise or a babbling
 * neighbour before it does no harm: what counts is a frame of the right unit, function and length
 * with a right checksum. The buffer keeps the last bytes only, so a flood costs a question its time
 * but no memory.
 *
 * <p>An answer carries no number: the line must rest after a question without an answer, see {@link
 * LateGuard}.
 */
final class RtuFraming implements Framing {
  private static final int CRC_BYTES = 2;

  /** Longest frame, section 2.5.1. */
  private static final int MAX_FRAME = 256;

  private static final int EXCEPTION_FRAME = 5;

  private final ByteBuffer in = ByteBuffer.allocate(4 * MAX_FRAME);
  private @Nullable Question question;

  /** Offsets below it are known not to begin the answer. */
  private int scanned;

  /** A whole frame of the right unit, function and length had a wrong checksum. */
  private boolean damaged;

  @Override
  public ByteBuffer buffer() {
    return in;
  }

  @Override
  public void reset() {
    end();
  }

  @Override
  public void begin(Question asked, ByteBuffer out) {
    end();
    question = asked;
    out.put((byte) asked.unit());
    asked.putPdu(out);
    int crc = crc(out, 0, out.position());
    out.put((byte) crc);
    out.put((byte) (crc >> 8));
    out.flip();
  }

  @Override
  public void end() {
    in.clear();
    scanned = 0;
    damaged = false;
    question = null;
  }

  @Override
  public Verdict received() {
    Question asked = question;
    if (asked == null) {
      in.clear();
      return Verdict.More.INSTANCE;
    }
    Verdict verdict = scan(asked);
    if (verdict instanceof Verdict.More && !in.hasRemaining()) {
      keepTail();
    }
    return verdict;
  }

  /** Looks for the answer at every offset not yet ruled out. */
  private Verdict scan(Question asked) {
    boolean undecided = false;
    for (int at = scanned; at + 1 < in.position(); at++) {
      int frame = frameBytes(asked, at);
      if (frame > 0) {
        if (at + frame > in.position()) {
          undecided = true;
        } else if (crcHolds(at, frame)) {
          Verdict verdict = asked.judge(in, at + 1, frame - 1 - CRC_BYTES);
          if (!(verdict instanceof Verdict.Malformed)) {
            return verdict;
          }
        } else {
          damaged = true;
        }
      }
      if (!undecided) {
        scanned = at + 1;
      }
    }
    return Verdict.More.INSTANCE;
  }

  /** Length of the frame that may begin at an offset, 0 when none can. */
  private int frameBytes(Question asked, int at) {
    if ((in.get(at) & 0xFF) != asked.unit()) {
      return 0;
    }
    int function = in.get(at + 1) & 0xFF;
    if (function == asked.function()) {
      return 1 + asked.answerBytes(in, at + 1, in.position() - at - 1) + CRC_BYTES;
    }
    return function == (asked.function() | 0x80) ? EXCEPTION_FRAME : 0;
  }

  private void keepTail() {
    int from = Math.max(1, in.position() - MAX_FRAME);
    in.flip().position(from);
    in.compact();
    scanned = Math.max(0, scanned - from);
  }

  @Override
  public boolean damaged() {
    Question asked = question;
    int count = in.position();
    return damaged
        || (asked != null && count > 3 && (in.get(0) & 0xFF) == asked.unit() && crcHolds(0, count));
  }

  @Override
  public Verdict.@Nullable Malformed diagnose() {
    Question asked = question;
    int count = in.position();
    if (asked == null || count == 0) {
      return null;
    }
    if (count > 3 && crcHolds(0, count)) {
      return new Verdict.Malformed(explainWhole(asked, count));
    }
    if (count < 2 || frameBytes(asked, 0) == 0) {
      return new Verdict.Malformed(
          "no frame of unit %d in %d bytes".formatted(asked.unit(), count));
    }
    int frame = frameBytes(asked, 0);
    return new Verdict.Malformed(
        count < frame
            ? "cut short: %d bytes instead of %d".formatted(count, frame)
            : "wrong checksum");
  }

  private String explainWhole(Question asked, int count) {
    int unit = in.get(0) & 0xFF;
    if (unit != asked.unit()) {
      return "unit %d answered where %d was asked".formatted(unit, asked.unit());
    }
    return asked.judge(in, 1, count - 1 - CRC_BYTES) instanceof Verdict.Malformed malformed
        ? malformed.why()
        : "an answer that came too late";
  }

  @Override
  public boolean numbered() {
    return false;
  }

  @Override
  public String hex() {
    return Hex.of(in, in.position());
  }

  private boolean crcHolds(int at, int frame) {
    int crc = crc(in, at, at + frame - CRC_BYTES);
    int low = in.get(at + frame - 2) & 0xFF;
    int high = in.get(at + frame - 1) & 0xFF;
    return crc == (high << 8 | low);
  }

  private static int crc(ByteBuffer bytes, int from, int to) {
    Crc16 crc = new Crc16();
    for (int i = from; i < to; i++) {
      crc.update(bytes.get(i));
    }
    return crc.getValue();
  }
}
