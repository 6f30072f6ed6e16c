/**
 * One made-up city, its edges, a bad network and the center's pure machines under a fake clock: one
 * seed is one run, and every promise is checked after each step. Entry type: {@link
 * org.gengfu.simulation.Simulation}.
 */
@NullMarked
package org.gengfu.simulation;

import org.jspecify.annotations.NullMarked;
