/**
 * Sockets of simulated cameras: an address of its own each, a virtual thread a connection.
 *
 * <p>Entry type: {@link org.gengfu.sim.camera.net.Listener}.
 */
@NullMarked
package org.gengfu.sim.camera.net;

import org.jspecify.annotations.NullMarked;
