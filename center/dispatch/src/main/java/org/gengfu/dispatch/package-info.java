/**
 * Makes a dispatch plan better in the background, with Timefold. Entry type: {@link
 * org.gengfu.dispatch.Improver}.
 */
@NullMarked
package org.gengfu.dispatch;

import org.jspecify.annotations.NullMarked;
