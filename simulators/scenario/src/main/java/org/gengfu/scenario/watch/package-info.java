/**
 * What the judge sees: the center's API and events as a page uses them, and the simulator's ledger.
 *
 * <p>Entry types: {@link org.gengfu.scenario.watch.CenterClient}, {@link
 * org.gengfu.scenario.watch.EventWatch}, {@link org.gengfu.scenario.watch.SimulatorClient}.
 */
@NullMarked
package org.gengfu.scenario.watch;

import org.jspecify.annotations.NullMarked;
