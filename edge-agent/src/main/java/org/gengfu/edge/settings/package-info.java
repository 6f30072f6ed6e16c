/**
 * What the file {@code edge.yaml} says, checked as a whole before anything opens.
 *
 * <p>Entry type: {@link org.gengfu.edge.settings.SettingsReader}.
 */
@NullMarked
package org.gengfu.edge.settings;

import org.jspecify.annotations.NullMarked;
