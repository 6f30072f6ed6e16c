/**
 * The field as a graph: what feeds, carries, holds and observes what, as it was at an instant and
 * as it was known at another. Entry type: {@link org.gengfu.core.graph.FieldGraph}.
 */
@NullMarked
package org.gengfu.core.graph;

import org.jspecify.annotations.NullMarked;
