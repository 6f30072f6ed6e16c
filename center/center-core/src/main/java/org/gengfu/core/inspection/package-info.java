/**
 * Inspections (巡检): how often a contract wants its devices looked at becomes rounds with a window,
 * a route and a checklist; what telemetry knows is filled in, what is missed escalates. Entry
 * types: {@link org.gengfu.core.inspection.RoundWindows}, {@link
 * org.gengfu.core.inspection.RoundMachine}.
 */
@NullMarked
package org.gengfu.core.inspection;

import org.jspecify.annotations.NullMarked;
