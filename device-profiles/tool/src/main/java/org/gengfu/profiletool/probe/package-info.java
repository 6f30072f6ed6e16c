/**
 * Looks at a live device, read-only and slowly, and shows what its raw values may mean. Entry type:
 * {@link org.gengfu.profiletool.probe.ProbeCommand}; {@link
 * org.gengfu.profiletool.probe.LiveDevice} asks one device by its real driver.
 */
@NullMarked
package org.gengfu.profiletool.probe;

import org.jspecify.annotations.NullMarked;
