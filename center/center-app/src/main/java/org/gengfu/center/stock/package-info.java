/**
 * Spare parts, the places where they lie, and whether every device in service has one that can
 * reach it in time. Entry types: {@link org.gengfu.center.stock.StockDesk} and {@link
 * org.gengfu.center.stock.CoverageDesk}.
 */
@NullMarked
package org.gengfu.center.stock;

import org.jspecify.annotations.NullMarked;
