package org.gengfu.center.stock;

import java.util.Collection;
import java.util.List;
import org.gengfu.core.stock.StockInput;
import org.jspecify.annotations.Nullable;

/**
 * A wish to do something with a part.
 *
 * @param id made where it is asked for; the same id again is the same wish. Null for one that the
 *     program has by itself
 * @param by who asks
 * @param act its word, as people and phones say it
 * @param reason in the words of who asks; may be empty
 */
public record MoveAsk(@Nullable String id, String by, String act, String reason, Wish wish) {
  /** What is wanted. */
  public sealed interface Wish {
    /** With this very part. */
    record Of(StockInput.OfPart input) implements Wish {}

    /**
     * Any free part of some kinds is to be kept for an order: the one that would be at the site
     * first.
     *
     * @param skus kinds that would do
     * @param site where it is needed; empty when nobody knows
     * @param tested true when only tested ones will do
     */
    record Any(Collection<String> skus, String order, long untilMillis, String site, boolean tested)
        implements Wish {
      public Any {
        skus = List.copyOf(skus);
      }
    }
  }
}
