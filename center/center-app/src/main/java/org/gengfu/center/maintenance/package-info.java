/**
 * Planned work in the running center: what two persons agreed on takes alarms out of service, holds
 * messages back, and is excused in the rates. Entry: {@link
 * org.gengfu.center.maintenance.MaintenanceDesk}.
 */
@NullMarked
package org.gengfu.center.maintenance;

import org.jspecify.annotations.NullMarked;
