/**
 * Ingest: the Sparkplug host that turns what edges publish into committed batches and
 * acknowledgements.
 *
 * <p>Entry type: {@link org.gengfu.center.ingest.Committer} is what it commits to.
 */
@NullMarked
package org.gengfu.center.ingest;

import org.jspecify.annotations.NullMarked;
