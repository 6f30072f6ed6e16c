package org.gengfu.contract;

/**
 * A place in one edge's outbox.
 *
 * @param epoch names one life of the outbox; a new one is drawn when the outbox's files are lost
 * @param offset 0 and up, one per record, without holes within an epoch
 */
public record OutboxOffset(long epoch, long offset) {
  public OutboxOffset {
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset " + offset);
    }
  }
}
