/**
 * Measures the way to a target by ICMP echo or TCP connections. Entry type: {@link
 * org.gengfu.driver.link.LinkDriver}.
 */
@NullMarked
package org.gengfu.driver.link;

import org.jspecify.annotations.NullMarked;
