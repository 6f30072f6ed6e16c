/**
 * What the API says of sites, devices, edges and commands.
 *
 * <p>Entry type: {@link org.gengfu.center.api.device.DeviceParts}.
 */
@NullMarked
package org.gengfu.center.api.device;

import org.jspecify.annotations.NullMarked;
