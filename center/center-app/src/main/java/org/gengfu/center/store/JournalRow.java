package org.gengfu.center.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * One row of the journal. Its hash is the SHA-256 of the row before it and of all that the row
 * says, each text preceded by its length, so that no two different rows feed the same bytes.
 *
 * @param seq 1 and up, without holes
 * @param eventTime when it was so at the device, to the millisecond
 * @param arrivalTime when the center learned it, to the millisecond
 * @param kind what happened, e.g. {@code alarm.raised}
 * @param subject what it happened to, e.g. {@code room-a/th-1/temperatureHigh}
 * @param body JSON of the fact
 * @param previous hash of the row before; 32 zero bytes for the first
 */
public record JournalRow(
    long seq,
    Instant eventTime,
    Instant arrivalTime,
    String kind,
    String subject,
    String body,
    Hash previous) {

  public JournalRow {
    if (seq < 1) {
      throw new IllegalArgumentException("journal rows are counted from 1, not " + seq);
    }
    eventTime = Times.storable(eventTime);
    arrivalTime = Times.storable(arrivalTime);
  }

  /** The hash that this row must carry. */
  public Hash hash() {
    MessageDigest digest = sha256();
    digest.update(previous.toByteArray());
    digest.update(
        ByteBuffer.allocate(3 * Long.BYTES)
            .putLong(seq)
            .putLong(eventTime.toEpochMilli())
            .putLong(arrivalTime.toEpochMilli())
            .flip());
    for (String text : new String[] {kind, subject, body}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return new Hash(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
