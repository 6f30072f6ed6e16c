/**
 * Modbus as a device speaks it: framing for TCP, RTU and RTU over TCP, pseudo terminals, and the
 * faults that a wire can have. It shares no code with any driver of ours, so that two mistakes
 * cannot hide behind each other.
 *
 * <p>Entry types: {@link org.gengfu.sim.modbus.Slave}, {@link org.gengfu.sim.modbus.TcpPort},
 * {@link org.gengfu.sim.modbus.RtuLine}.
 */
@NullMarked
package org.gengfu.sim.modbus;

import org.jspecify.annotations.NullMarked;
