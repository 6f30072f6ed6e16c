/**
 * The Sparkplug session of one edge as a host sees it: births and deaths, messages put back in
 * order, and when to ask for a rebirth (Sparkplug 3.0, chapters 5 and 6). Entry type: {@link
 * org.gengfu.core.session.EdgeSession}.
 */
@NullMarked
package org.gengfu.core.session;

import org.jspecify.annotations.NullMarked;
