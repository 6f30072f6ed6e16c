/**
 * What the solver sees of a plan; public because the solver asks for it. Entry type: {@link
 * org.gengfu.dispatch.internal.PlannedDay}.
 */
@NullMarked
package org.gengfu.dispatch.internal;

import org.jspecify.annotations.NullMarked;
