/**
 * Planned work: a window that two persons asked for and approved, and what it governs. Pure. Entry:
 * {@link org.gengfu.core.maintenance.MaintenanceMachine}.
 */
@NullMarked
package org.gengfu.core.maintenance;

import org.jspecify.annotations.NullMarked;
