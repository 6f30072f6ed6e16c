/**
 * The center's process.
 *
 * <p>Entry type: {@link org.gengfu.center.CenterMain}.
 */
@NullMarked
package org.gengfu.center;

import org.jspecify.annotations.NullMarked;
