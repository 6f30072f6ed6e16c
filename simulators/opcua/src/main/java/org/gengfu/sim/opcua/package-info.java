/**
 * Simulated OPC UA servers: a port is one server, whose nodes come from the profiles of the devices
 * behind it. Entry type: {@link org.gengfu.sim.opcua.OpcuaFaceMaker}.
 */
@NullMarked
package org.gengfu.sim.opcua;

import org.jspecify.annotations.NullMarked;
