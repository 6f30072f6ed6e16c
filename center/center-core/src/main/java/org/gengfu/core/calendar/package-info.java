/**
 * Which time counts for a promise: service hours with Chinese holidays and make-up days, and the
 * dated key periods of a contract. Entry types: {@link org.gengfu.core.calendar.WorkCalendar},
 * {@link org.gengfu.core.calendar.KeyPeriods}.
 */
@NullMarked
package org.gengfu.core.calendar;

import org.jspecify.annotations.NullMarked;
