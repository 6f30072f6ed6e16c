/**
 * Reads the computer that the agent runs on: load, disks, processes, screen, peripherals, printer,
 * clock. Entry type: {@link org.gengfu.driver.host.HostDriver}.
 */
@NullMarked
package org.gengfu.driver.host;

import org.jspecify.annotations.NullMarked;
