/**
 * The HTTP server: operations, server-sent events, pages, health and metrics.
 *
 * <p>Entry type: {@link org.gengfu.center.api.server.ApiServer}.
 */
@NullMarked
package org.gengfu.center.api.server;

import org.jspecify.annotations.NullMarked;
