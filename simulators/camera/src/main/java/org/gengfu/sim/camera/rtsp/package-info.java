/**
 * RTSP 1.0 of simulated cameras (RFC 2326, 3550, 6184): the running picture over TCP and UDP.
 *
 * <p>Entry types: {@link org.gengfu.sim.camera.rtsp.RtspServing}, which speaks with whoever
 * connects, and {@link org.gengfu.sim.camera.rtsp.Film}, the packets that all viewers share.
 */
@NullMarked
package org.gengfu.sim.camera.rtsp;

import org.jspecify.annotations.NullMarked;
