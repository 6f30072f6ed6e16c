/**
 * Which class every instant of a device's time belongs to, and the rates that follow from it: in
 * integers, as known at a named instant. Entry type: {@link
 * org.gengfu.core.availability.AvailabilityTimeline}.
 */
@NullMarked
package org.gengfu.core.availability;

import org.jspecify.annotations.NullMarked;
