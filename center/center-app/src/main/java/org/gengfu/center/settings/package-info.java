/**
 * The center's settings: {@code center.yaml}, checked as a whole before anything opens.
 *
 * <p>Entry type: {@link org.gengfu.center.settings.CenterSettings}.
 */
@NullMarked
package org.gengfu.center.settings;

import org.jspecify.annotations.NullMarked;
