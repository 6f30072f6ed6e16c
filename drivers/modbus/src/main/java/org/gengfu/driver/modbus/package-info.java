/**
 * Modbus over TCP, over a serial line (RTU) and over transparent serial servers (RTU over TCP).
 * Entry type: {@link org.gengfu.driver.modbus.ModbusDriver}.
 */
@NullMarked
package org.gengfu.driver.modbus;

import org.jspecify.annotations.NullMarked;
