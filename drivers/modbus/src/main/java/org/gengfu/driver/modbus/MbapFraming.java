package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Modbus TCP: a header of seven bytes (transaction, protocol 0, length, unit) before the PDU;
 * Modbus Messaging on TCP/IP Implementation Guide V1.0b, section 3.1.3. An answer with another
 * transaction number is the late answer to an older question and is dropped. Called by the line's
 * thread only.
 */
final class MbapFraming implements Framing {
  /** Frames dropped within one question before the peer counts as deranged. */
  static final int MAX_STRAYS = 64;

  private static final int HEADER_BYTES = 7;

  /** Unit and PDU; a PDU has 2..253 bytes. */
  private static final int MIN_LENGTH = 3;

  private static final int MAX_LENGTH = 254;

  private final ByteBuffer in = ByteBuffer.allocateDirect(1024);
  private @Nullable Question question;
  private int transaction;
  private int strays;

  /** Bytes at the buffer's begin that belong to the answer handed out last. */
  private int consumed;

  @Override
  public ByteBuffer buffer() {
    return in;
  }

  @Override
  public void reset() {
    in.clear();
    consumed = 0;
    question = null;
  }

  @Override
  public void begin(Question asked, ByteBuffer out) {
    end();
    strays = 0;
    question = asked;
    transaction = (transaction + 1) & 0xFFFF;
    out.putShort((short) transaction);
    out.putShort((short) 0);
    out.putShort((short) (1 + asked.pduBytes()));
    out.put((byte) asked.unit());
    asked.putPdu(out);
    out.flip();
  }

  @Override
  public void end() {
    question = null;
    drop(consumed);
    consumed = 0;
  }

  @Override
  public Verdict received() {
    if (consumed > 0) {
      end();
    }
    while (in.position() >= 6) {
      int length = in.getShort(4) & 0xFFFF;
      if (in.getShort(2) != 0 || length < MIN_LENGTH || length > MAX_LENGTH) {
        return new Verdict.Malformed("no Modbus TCP header", true);
      }
      int frame = 6 + length;
      if (in.position() < frame) {
        return Verdict.More.INSTANCE;
      }
      Question asked = question;
      if (asked != null && (in.getShort(0) & 0xFFFF) == transaction) {
        consumed = frame;
        return judge(asked, length - 1);
      }
      drop(frame);
      if (++strays > MAX_STRAYS) {
        return new Verdict.Malformed("more than " + MAX_STRAYS + " answers to no question", true);
      }
    }
    return Verdict.More.INSTANCE;
  }

  private Verdict judge(Question asked, int pduBytes) {
    int unit = in.get(6) & 0xFF;
    if (unit != asked.unit()) {
      return new Verdict.Malformed(
          "unit %d answered where %d was asked".formatted(unit, asked.unit()));
    }
    // A frame of the right number and a wrong form: where the next one begins is not known.
    Verdict verdict = asked.judge(in, HEADER_BYTES, pduBytes);
    return verdict instanceof Verdict.Malformed malformed
        ? new Verdict.Malformed(malformed.why(), true)
        : verdict;
  }

  private void drop(int bytes) {
    if (bytes > 0) {
      in.flip().position(bytes);
      in.compact();
    }
  }

  @Override
  public boolean damaged() {
    return false;
  }

  @Override
  public Verdict.@Nullable Malformed diagnose() {
    return in.position() == 0
        ? null
        : new Verdict.Malformed("cut short: " + in.position() + " bytes came", true);
  }

  @Override
  public boolean numbered() {
    return true;
  }

  @Override
  public String hex() {
    return Hex.of(in, consumed > 0 ? consumed : in.position());
  }
}
