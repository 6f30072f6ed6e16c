/**
 * The watch: the one writer that turns committed entries and operators' commands into alarm facts,
 * projections and live events.
 *
 * <p>Entry type: {@link org.gengfu.center.watch.Watch}.
 */
@NullMarked
package org.gengfu.center.watch;

import org.jspecify.annotations.NullMarked;
