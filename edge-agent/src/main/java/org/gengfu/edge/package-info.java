/**
 * The edge agent as a process: settings, buses, outbox and uplink put together.
 *
 * <p>Entry type: {@link org.gengfu.edge.EdgeMain}.
 */
@NullMarked
package org.gengfu.edge;

import org.jspecify.annotations.NullMarked;
