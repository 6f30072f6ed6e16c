/**
 * Values for points that no physics drives, from what their profile says of them, so that every
 * profile has a simulated device.
 *
 * <p>Entry types: {@link org.gengfu.sim.generated.GeneratedWorld}, {@link
 * org.gengfu.sim.generated.AlarmSolver}.
 */
@NullMarked
package org.gengfu.sim.generated;

import org.jspecify.annotations.NullMarked;
