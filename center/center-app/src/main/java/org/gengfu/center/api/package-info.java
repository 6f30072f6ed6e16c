/**
 * The center's HTTP side: the REST operations of {@code openapi.yaml}, server-sent events, the
 * pages, health and metrics.
 *
 * <p>Entry type: {@link org.gengfu.center.api.ApiServer}.
 */
@NullMarked
package org.gengfu.center.api;

import org.jspecify.annotations.NullMarked;
