/**
 * What the API says of incidents, rules, proposals, load and handover.
 *
 * <p>Entry type: {@link org.gengfu.center.api.incident.IncidentOperations}.
 */
@NullMarked
package org.gengfu.center.api.incident;

import org.jspecify.annotations.NullMarked;
