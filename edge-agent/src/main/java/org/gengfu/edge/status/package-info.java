/**
 * The status page of the agent on loopback.
 *
 * <p>Entry type: {@link org.gengfu.edge.status.StatusPage}.
 */
@NullMarked
package org.gengfu.edge.status;

import org.jspecify.annotations.NullMarked;
