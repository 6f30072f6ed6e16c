/**
 * Real receivers of messages, which the judge starts and to which the center sends.
 *
 * <p>Entry type: {@link org.gengfu.scenario.post.PostOffice}.
 */
@NullMarked
package org.gengfu.scenario.post;

import org.jspecify.annotations.NullMarked;
