/**
 * Devices on serial lines, whatever they speak: frames, questions and decoding come from the
 * profile. Entry type: {@link org.gengfu.driver.serial.SerialDriver}.
 */
@NullMarked
package org.gengfu.driver.serial;

import org.jspecify.annotations.NullMarked;
