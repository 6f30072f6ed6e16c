/**
 * Who goes where, with which part, in which order: technicians, open orders and parts become a
 * plan, with the reasons. Pure and deterministic. Entry types: {@link
 * org.gengfu.core.dispatch.Planner} and {@link org.gengfu.core.dispatch.Why}.
 */
@NullMarked
package org.gengfu.core.dispatch;

import org.jspecify.annotations.NullMarked;
