/**
 * Tells people of incidents: what becomes a notice, what was sent and what came of it, kept with
 * the writer's transactions and sent after them. Entry: {@link
 * org.gengfu.center.notify.NotifyDesk}.
 */
@NullMarked
package org.gengfu.center.notify;

import org.jspecify.annotations.NullMarked;
