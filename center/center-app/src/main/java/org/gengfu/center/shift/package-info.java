/**
 * Shifts of the people who watch: when they are, what they had to bear, what one tells the next.
 *
 * <p>Entry types: {@link org.gengfu.center.shift.ShiftPlan} and {@link
 * org.gengfu.center.shift.LoadTable}.
 */
@NullMarked
package org.gengfu.center.shift;

import org.jspecify.annotations.NullMarked;
