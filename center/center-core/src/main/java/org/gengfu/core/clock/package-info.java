/**
 * The contract's clocks: how much of a promised time is used up, when it is broken, and why. Every
 * figure is a pure function of what happened, the contract's edition and the calendar's edition;
 * nothing that was counted is ever stored. Entry type: {@link org.gengfu.core.clock.Clocks}.
 */
@NullMarked
package org.gengfu.core.clock;

import org.jspecify.annotations.NullMarked;
