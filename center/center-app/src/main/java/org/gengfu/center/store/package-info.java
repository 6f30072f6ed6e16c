/**
 * PostgreSQL as the center's memory: the server itself when it is embedded, the journal with its
 * hash chain, and the projections that screens read.
 *
 * <p>Entry type: {@link org.gengfu.center.store.Database}.
 */
@NullMarked
package org.gengfu.center.store;

import org.jspecify.annotations.NullMarked;
