/**
 * The Sparkplug B session of the edge node: births, deaths, commands, and the outbox's records on
 * their way to the host.
 *
 * <p>Entry type: {@link org.gengfu.edge.uplink.Uplink}.
 */
@NullMarked
package org.gengfu.edge.uplink;

import org.jspecify.annotations.NullMarked;
