/**
 * The disk queue between the point pipelines and the uplink: what was appended leaves only when the
 * center has acknowledged it.
 *
 * <p>Entry type: {@link org.gengfu.edge.outbox.Outbox}.
 */
@NullMarked
package org.gengfu.edge.outbox;

import org.jspecify.annotations.NullMarked;
