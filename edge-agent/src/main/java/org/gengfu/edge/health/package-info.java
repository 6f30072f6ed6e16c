/**
 * The agent's own health as points and alarms of the edge node itself.
 *
 * <p>Entry type: {@link org.gengfu.edge.health.HealthMonitor}.
 */
@NullMarked
package org.gengfu.edge.health;

import org.jspecify.annotations.NullMarked;
