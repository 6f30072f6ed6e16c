/**
 * Simulated ends of links: TCP ports that answer connections, lose them or refuse.
 *
 * <p>Entry type: {@link org.gengfu.sim.link.LinkFaceMaker}.
 */
@NullMarked
package org.gengfu.sim.link;

import org.jspecify.annotations.NullMarked;
