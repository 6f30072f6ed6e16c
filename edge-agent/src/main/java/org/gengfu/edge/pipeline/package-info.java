/**
 * From raw values to readings and alarm events, for one device: pure, without clock and without
 * I/O. The order is fixed: sentinel on the raw value, scale and offset, valid range, largest jump,
 * enumeration or bits, quality, deadband and heartbeat, derived points, alarm rules.
 *
 * <p>Entry type: {@link org.gengfu.edge.pipeline.DevicePipeline}.
 */
@NullMarked
package org.gengfu.edge.pipeline;

import org.jspecify.annotations.NullMarked;
