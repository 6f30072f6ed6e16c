/**
 * Short messages by a modem on a serial line: PDUs of 3GPP TS 23.040, commands of 3GPP TS 27.005.
 * Entry type: {@link org.gengfu.notify.modem.ModemChannel}.
 */
@NullMarked
package org.gengfu.notify.modem;

import org.jspecify.annotations.NullMarked;
