/**
 * Spare parts by serial number: where each lies, for whom it is kept, and whether every device in
 * service has one that can reach it in time. Entry types: {@link
 * org.gengfu.core.stock.StockMachine} and {@link org.gengfu.core.stock.Coverage}.
 */
@NullMarked
package org.gengfu.core.stock;

import org.jspecify.annotations.NullMarked;
