/**
 * Simulated devices on serial lines, from the same profiles as the driver and by none of its code.
 * Entry type: {@link org.gengfu.sim.serial.SerialFaceMaker}.
 */
@NullMarked
package org.gengfu.sim.serial;

import org.jspecify.annotations.NullMarked;
