package org.gengfu.core.stock;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a contract asks before a unit is bought in the place of another one.
 *
 * @param certificate the maker must have certified the end of the old one
 * @param priceCapped the new one may not cost more than the old one did
 */
public record PurchaseRule(boolean certificate, boolean priceCapped) {
  /** Nothing is asked. */
  public static final PurchaseRule NONE = new PurchaseRule(false, false);

  /**
   * Why a unit may not be bought; empty when it may.
   *
   * @param oldCents what the old one cost; null for unknown
   */
  public Optional<Why> refuses(@Nullable Long oldCents, Papers bought) {
    if (certificate && bought.certificate().isBlank()) {
      return Optional.of(
          new Why(
              "合同要求先取得厂家停产或无法维修的证明，再购买新设备：请填写证明编号",
              "the contract wants the maker's certificate before a new unit is bought: give its"
                  + " number"));
    }
    if (!priceCapped) {
      return Optional.empty();
    }
    Long price = bought.priceCents();
    if (price == null || oldCents == null) {
      return Optional.of(
          new Why(
              "合同限定新设备价格不高于原采购价：请填写" + (price == null ? "新设备价格" : "原设备采购价"),
              "the contract caps the price at that of the old unit: give "
                  + (price == null ? "the new price" : "the old price")));
    }
    return price > oldCents
        ? Optional.of(
            new Why(
                "新设备 %s 高于原采购价 %s：合同不允许".formatted(money(price), money(oldCents)),
                "%s is above the old unit's price of %s, which the contract forbids"
                    .formatted(money(price), money(oldCents))))
        : Optional.empty();
  }

  private static String money(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
