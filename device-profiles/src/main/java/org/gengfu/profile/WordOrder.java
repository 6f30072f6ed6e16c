package org.gengfu.profile;

/**
 * Order of the bytes of a number that spans registers; A is the most significant byte. ABCD is what
 * the standard's own examples do, CDAB swaps the registers, BADC the bytes within each, DCBA both.
 * For texts only the order within a register counts.
 */
public enum WordOrder {
  ABCD,
  CDAB,
  BADC,
  DCBA;

  /** True when the first register holds the lowest bits. */
  public boolean lowRegisterFirst() {
    return this == CDAB || this == DCBA;
  }

  /** True when the two bytes of each register are swapped. */
  public boolean bytesSwapped() {
    return this == BADC || this == DCBA;
  }
}
