package org.gengfu.core.stock;

import org.jspecify.annotations.Nullable;

/**
 * What the books say of a part.
 *
 * @param priceCents what it cost, in hundredths of the currency, 0 or more; null for unknown
 * @param currency three letters
 * @param certificate number of the maker's certificate by which it was bought; empty for none
 * @param replaces serial number of the unit in whose place it was bought; empty for none
 */
public record Papers(
    @Nullable Long priceCents, String currency, String certificate, String replaces) {
  /** Nothing is known. */
  public static final Papers NONE = new Papers(null, "CNY", "", "");

  public Papers {
    if (priceCents != null && priceCents < 0) {
      throw new IllegalArgumentException("a price is 0 or more: " + priceCents);
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("a currency has three capital letters: " + currency);
    }
  }
}
