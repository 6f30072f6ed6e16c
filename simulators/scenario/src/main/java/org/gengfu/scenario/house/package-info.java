/**
 * The processes of a run: simulator, center and edges, their folder and their settings.
 *
 * <p>Entry type: {@link org.gengfu.scenario.house.House}.
 */
@NullMarked
package org.gengfu.scenario.house;

import org.jspecify.annotations.NullMarked;
