/**
 * What the API says of work orders, to pages and phones.
 *
 * <p>Entry type: {@link org.gengfu.center.api.order.OrderOperations}.
 */
@NullMarked
package org.gengfu.center.api.order;

import org.jspecify.annotations.NullMarked;
