package org.gengfu.contract;

import java.time.Instant;
import java.util.List;

/** What a host reads from one message of an edge node. */
public sealed interface Decoded {

  /**
   * NBIRTH.
   *
   * @param seq 0 to 255
   * @param bdSeq number of the session, equal to the one in its will
   * @param complaints metrics that were left out, and why; bounded
   */
  record NodeBorn(int seq, long bdSeq, Instant time, Birth birth, List<String> complaints)
      implements Decoded {}

  /** DBIRTH. */
  record DeviceBorn(int seq, Instant time, Birth birth, List<String> complaints)
      implements Decoded {}

  /**
   * NDATA or DDATA.
   *
   * @param device the device, empty for NDATA
   * @param historical true when any metric says so: it must not change live values
   */
  record Data(
      int seq,
      Instant time,
      String device,
      boolean historical,
      List<Numbered> records,
      List<String> complaints)
      implements Decoded {}

  /** NDEATH; it carries no seq. */
  record NodeDied(long bdSeq) implements Decoded {}

  /** DDEATH. */
  record DeviceDied(int seq, Instant time, String device) implements Decoded {}

  /** Data that cannot be read without a new birth. */
  record NeedsRebirth(int seq, String why) implements Decoded {}

  /** Not a payload that this kind of message may have. */
  record Malformed(String why) implements Decoded {}
}
