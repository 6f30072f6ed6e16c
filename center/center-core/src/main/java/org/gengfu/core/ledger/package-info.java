/**
 * Which records of an edge's outbox the center has committed. Entry type: {@link
 * org.gengfu.core.ledger.OffsetLedger}.
 */
@NullMarked
package org.gengfu.core.ledger;

import org.jspecify.annotations.NullMarked;
