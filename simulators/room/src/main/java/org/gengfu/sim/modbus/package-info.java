/**
 * Modbus as a device speaks it: registers from the profile, framing for TCP, RTU and RTU over TCP,
 * and the faults that a wire can have. It shares no code with any driver of ours, so that two
 * mistakes cannot hide behind each other.
 *
 * <p>Entry type: {@link org.gengfu.sim.modbus.ModbusFaceMaker}.
 */
@NullMarked
package org.gengfu.sim.modbus;

import org.jspecify.annotations.NullMarked;
