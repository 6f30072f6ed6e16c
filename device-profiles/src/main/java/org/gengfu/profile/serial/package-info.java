/**
 * The serial protocols of profiles as data: frames, questions, what is heard unasked, and where in
 * an answer a point lies. A description only; drivers and simulators have their own codecs. Entry
 * type: {@link org.gengfu.profile.serial.SerialLanguage}.
 */
@NullMarked
package org.gengfu.profile.serial;

import org.jspecify.annotations.NullMarked;
