/**
 * What a camera says about itself over ONVIF: who it is, its clock, its streams, its events, its
 * recordings. Entry type: {@link org.gengfu.driver.onvif.OnvifClient}.
 */
@NullMarked
package org.gengfu.driver.onvif;

import org.jspecify.annotations.NullMarked;
