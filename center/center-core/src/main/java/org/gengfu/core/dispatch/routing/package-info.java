/**
 * Technician routing with hard time windows, skills, tools and parts: least working time. Entry
 * types: {@link org.gengfu.core.dispatch.routing.RoutingText} reads an instance, {@link
 * org.gengfu.core.dispatch.routing.RouteSearch} searches, {@link
 * org.gengfu.core.dispatch.routing.RoutingCheck} checks routes on its own.
 */
@NullMarked
package org.gengfu.core.dispatch.routing;

import org.jspecify.annotations.NullMarked;
