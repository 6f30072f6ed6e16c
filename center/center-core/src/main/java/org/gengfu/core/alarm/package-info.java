/**
 * The alarm of one condition of one resource as a pure machine: condition, latch, operator and
 * visibility are independent of each other (RFC 8632, ISA-18.2). Entry type: {@link
 * org.gengfu.core.alarm.AlarmMachine}.
 */
@NullMarked
package org.gengfu.core.alarm;

import org.jspecify.annotations.NullMarked;
