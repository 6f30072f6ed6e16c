/**
 * What the API says of planned work.
 *
 * <p>Entry type: {@link org.gengfu.center.api.maintenance.MaintenanceOperations}.
 */
@NullMarked
package org.gengfu.center.api.maintenance;

import org.jspecify.annotations.NullMarked;
