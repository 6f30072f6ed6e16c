/**
 * Simulated computers: folders that look like a kernel's {@code /proc} and {@code /sys}.
 *
 * <p>Entry type: {@link org.gengfu.sim.host.HostFaceMaker}.
 */
@NullMarked
package org.gengfu.sim.host;

import org.jspecify.annotations.NullMarked;
