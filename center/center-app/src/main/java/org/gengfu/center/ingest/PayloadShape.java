package org.gengfu.center.ingest;

/**
 * Looks at a Sparkplug payload before it is decoded: two bytes on the wire can be a metric, which
 * is some hundred bytes in memory, so eight mebibytes could fill the heap. Pure.
 */
final class PayloadShape {
  /** Most metrics of any message; a birth's own bound is lower. */
  static final int MAX_METRICS = 100_000;

  private static final int METRICS_FIELD = 2;
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final byte[] bytes;
  private int at;

  private PayloadShape(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The number of metrics of a payload (Sparkplug 3.0, chapter 6: field 2 of the message), up to
   * where it stops to be protobuf; the decoder says what is wrong there.
   */
  static int metrics(byte[] bytes) {
    return new PayloadShape(bytes).count();
  }

  private int count() {
    int metrics = 0;
    while (at < bytes.length) {
      long tag = varint();
      if (tag >>> 3 == METRICS_FIELD) {
        metrics++;
      }
      long skip =
          switch ((int) (tag & 7)) {
            case VARINT -> skipVarint();
            case FIXED64 -> 8;
            case LENGTH -> varint();
            case FIXED32 -> 4;
            default -> -1;
          };
      if (skip < 0 || skip > bytes.length - at) {
        return metrics;
      }
      at += (int) skip;
    }
    return metrics;
  }

  private long skipVarint() {
    varint();
    return 0;
  }

  /** The next number; at the end of the bytes what there is of it. */
  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64 && at < bytes.length; shift += 7) {
      byte part = bytes[at++];
      value |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        break;
      }
    }
    return value;
  }
}
