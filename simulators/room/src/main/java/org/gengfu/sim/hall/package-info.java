/**
 * A service hall with a queue as a world: visitors, tickets, windows with callers, printers, paper,
 * terminals, a switch, a UPS.
 *
 * <p>Entry type: {@link org.gengfu.sim.hall.HallMaker}.
 */
@NullMarked
package org.gengfu.sim.hall;

import org.jspecify.annotations.NullMarked;
