/**
 * Work orders in the running center: opened for incidents, done by people at the desk and by
 * phones, closed by telemetry. Entry: {@link org.gengfu.center.order.OrderDesk}.
 */
@NullMarked
package org.gengfu.center.order;

import org.jspecify.annotations.NullMarked;
