/**
 * Web Push to technicians' phones: encrypted for the phone alone (RFC 8291), signed by the center
 * (RFC 8292). Entry: {@link org.gengfu.center.push.PushDesk}.
 */
@NullMarked
package org.gengfu.center.push;

import org.jspecify.annotations.NullMarked;
