/**
 * From raw values to readings and alarm events, for one device: pure, without clock and without
 * I/O. The order is fixed: bits cut out and text taken apart (where the driver did not), sentinel
 * and range of the raw value, scale and offset, scale from a point, conversion, valid range,
 * largest jump, enumeration or bits, quality, deadband and heartbeat, rates and windows, derived
 * points, alarm rules.
 *
 * <p>Entry type: {@link org.gengfu.edge.pipeline.DevicePipeline}.
 */
@NullMarked
package org.gengfu.edge.pipeline;

import org.jspecify.annotations.NullMarked;
