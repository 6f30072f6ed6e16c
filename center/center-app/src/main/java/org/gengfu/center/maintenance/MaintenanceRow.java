package org.gengfu.center.maintenance;

import org.gengfu.core.maintenance.MaintenanceWindow;

/**
 * A window as it is stored.
 *
 * @param devices how many devices it was about when that was last counted
 */
public record MaintenanceRow(MaintenanceWindow window, int devices) {}
