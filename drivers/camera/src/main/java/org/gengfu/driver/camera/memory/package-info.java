/**
 * What is kept of each camera's picture from visit to visit, and across restarts. Entry type:
 * {@link org.gengfu.driver.camera.memory.MemoryFolder}.
 */
@NullMarked
package org.gengfu.driver.camera.memory;

import org.jspecify.annotations.NullMarked;
