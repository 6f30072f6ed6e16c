/**
 * Work orders: who does what about an incident, from the duty desk to the signature, also when the
 * phone had no signal. Entry type: {@link org.gengfu.core.order.OrderMachine}.
 */
@NullMarked
package org.gengfu.core.order;

import org.jspecify.annotations.NullMarked;
