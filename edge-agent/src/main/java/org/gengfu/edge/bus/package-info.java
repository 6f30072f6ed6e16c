/**
 * Who owns a bus: asks its devices in turn at their periods, leaves silent ones alone, and hands
 * answers to their point pipelines.
 *
 * <p>Entry type: {@link org.gengfu.edge.bus.BusOwner}.
 */
@NullMarked
package org.gengfu.edge.bus;

import org.jspecify.annotations.NullMarked;
