/**
 * Web services of simulated cameras as ONVIF describes them: device, media, media2, events,
 * recording search, discovery; and the single picture over HTTP.
 *
 * <p>Entry types: {@link org.gengfu.sim.camera.onvif.OnvifServing} and {@link
 * org.gengfu.sim.camera.onvif.Discovery}.
 */
@NullMarked
package org.gengfu.sim.camera.onvif;

import org.jspecify.annotations.NullMarked;
