/**
 * Which camera is visited when: all within the period, spread, bounded. Pure: time is an argument.
 * Entry type: {@link org.gengfu.driver.camera.sweep.SweepPlanner}.
 */
@NullMarked
package org.gengfu.driver.camera.sweep;

import org.jspecify.annotations.NullMarked;
