/**
 * A scenario: what happens to a room and to the processes that watch it, and what must be seen by
 * when. The judge runs it against the real three processes.
 *
 * <p>Entry types: {@link org.gengfu.scenario.DemoMain}, {@link org.gengfu.scenario.Scenario}.
 */
@NullMarked
package org.gengfu.scenario;

import org.jspecify.annotations.NullMarked;
