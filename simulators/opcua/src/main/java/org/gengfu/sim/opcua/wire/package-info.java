/**
 * OPC UA Binary as a server's side writes and reads it, of our own, so that no mistake of a
 * driver's library is mirrored here. Entry types: {@link org.gengfu.sim.opcua.wire.UaReader},
 * {@link org.gengfu.sim.opcua.wire.UaWriter}.
 */
@NullMarked
package org.gengfu.sim.opcua.wire;

import org.jspecify.annotations.NullMarked;
