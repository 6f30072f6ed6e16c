/**
 * The frame of the center's HTTP side: requests, answers, problems, operations and what handlers
 * speak for. Each area has its handlers in a package of its own, and {@code server} puts them
 * together.
 *
 * <p>Entry type: {@link org.gengfu.center.api.Operation}.
 */
@NullMarked
package org.gengfu.center.api;

import org.jspecify.annotations.NullMarked;
