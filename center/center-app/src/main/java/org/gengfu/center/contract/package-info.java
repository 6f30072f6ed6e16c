/**
 * Contracts in the center: their editions in the database, read as one book. Entry type: {@link
 * org.gengfu.center.contract.ContractShelf}.
 */
@NullMarked
package org.gengfu.center.contract;

import org.jspecify.annotations.NullMarked;
