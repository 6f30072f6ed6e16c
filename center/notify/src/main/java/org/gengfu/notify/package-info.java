/**
 * Who is told what, when, by which channel, and what happens when nobody answers: pure, without
 * clock, network or log. Entry types: {@link org.gengfu.notify.NotifyPolicy}, {@link
 * org.gengfu.notify.Notifier}.
 */
@NullMarked
package org.gengfu.notify;

import org.jspecify.annotations.NullMarked;
