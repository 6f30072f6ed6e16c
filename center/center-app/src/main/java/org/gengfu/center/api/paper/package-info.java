/**
 * What the API says of papers for the client and of rounds of inspection.
 *
 * <p>Entry type: {@link org.gengfu.center.api.paper.PaperOperations}.
 */
@NullMarked
package org.gengfu.center.api.paper;

import org.jspecify.annotations.NullMarked;
