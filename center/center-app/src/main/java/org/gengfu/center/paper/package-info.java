/**
 * Papers for the client in the running center: analyses of incidents, service reports, score
 * sheets. Each is counted from what happened; only what people add is stored, and what they issue
 * is frozen. Entry: {@link org.gengfu.center.paper.PaperDesk}.
 */
@NullMarked
package org.gengfu.center.paper;

import org.jspecify.annotations.NullMarked;
