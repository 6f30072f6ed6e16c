/**
 * What the API says of spare parts, the people who carry them, and who is sent where.
 *
 * <p>Entry type: {@link org.gengfu.center.api.stock.StockOperations}.
 */
@NullMarked
package org.gengfu.center.api.stock;

import org.jspecify.annotations.NullMarked;
