/**
 * What the API says of alarms, and what people do about one.
 *
 * <p>Entry type: {@link org.gengfu.center.api.alarm.AlarmOperations}.
 */
@NullMarked
package org.gengfu.center.api.alarm;

import org.jspecify.annotations.NullMarked;
