/**
 * Incidents at the running center: what the pure correlator decides, as part of the one writer's
 * transactions, and what pages read of it.
 *
 * <p>Entry types: {@link org.gengfu.center.incident.IncidentDraft} for the writer, {@link
 * org.gengfu.center.incident.IncidentBook} for pages.
 */
@NullMarked
package org.gengfu.center.incident;

import org.jspecify.annotations.NullMarked;
