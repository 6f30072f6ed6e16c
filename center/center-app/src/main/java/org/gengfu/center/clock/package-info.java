/**
 * The contracts' clocks in the running center: opened for what incidents' roots are promised,
 * stopped by telemetry, by what people did with orders, or by a named person, and told in steps.
 * Entry types: {@link org.gengfu.center.clock.ClockDesk} (any thread), {@link
 * org.gengfu.center.clock.ClockPart} (the writer's).
 */
@NullMarked
package org.gengfu.center.clock;

import org.jspecify.annotations.NullMarked;
