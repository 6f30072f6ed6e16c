/**
 * What drivers of serial lines share: the line's thread, its tasks, and the ways to reach a port
 * (native, raw TCP, RFC 2217). Entry type: {@link org.gengfu.driver.transport.SerialLink}.
 */
@NullMarked
package org.gengfu.driver.transport;

import org.jspecify.annotations.NullMarked;
