/**
 * Wires that simulated devices are reached by, whatever they speak: pseudo terminals and TCP ports
 * on the loopback address.
 *
 * <p>Entry types: {@link org.gengfu.sim.line.SerialPort}, {@link org.gengfu.sim.line.TcpPort}.
 */
@NullMarked
package org.gengfu.sim.line;

import org.jspecify.annotations.NullMarked;
