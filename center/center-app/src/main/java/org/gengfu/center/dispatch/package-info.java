/**
 * The center sends people by itself: who goes for which order, with which part, in which order.
 * Entry type: {@link org.gengfu.center.dispatch.DispatchDesk}.
 */
@NullMarked
package org.gengfu.center.dispatch;

import org.jspecify.annotations.NullMarked;
