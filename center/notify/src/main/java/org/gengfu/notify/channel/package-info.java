/**
 * The ways to people: mail, gateways, robots, programs, and a modem. Entry type: {@link
 * org.gengfu.notify.channel.ChannelBook}.
 */
@NullMarked
package org.gengfu.notify.channel;

import org.jspecify.annotations.NullMarked;
