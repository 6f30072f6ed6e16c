/**
 * How simulated cameras know who asks: the digest of HTTP and RTSP, the token of web services.
 *
 * <p>Entry types: {@link org.gengfu.sim.camera.login.DigestGuard} and {@link
 * org.gengfu.sim.camera.login.UsernameToken}.
 */
@NullMarked
package org.gengfu.sim.camera.login;

import org.jspecify.annotations.NullMarked;
