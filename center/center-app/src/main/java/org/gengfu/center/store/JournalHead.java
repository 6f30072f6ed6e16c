package org.gengfu.center.store;

/**
 * The end of the journal.
 *
 * @param seq number of the last row, 0 when there is none
 * @param hash its hash
 */
public record JournalHead(long seq, Hash hash) {
  /** The end of an empty journal. */
  public static final JournalHead EMPTY = new JournalHead(0, Hash.ZERO);

  /** The end once this row stands behind. */
  public static JournalHead after(JournalRow row) {
    return new JournalHead(row.seq(), row.hash());
  }
}
