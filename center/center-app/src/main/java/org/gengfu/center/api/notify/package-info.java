/**
 * What the API says of messages to people.
 *
 * <p>Entry type: {@link org.gengfu.center.api.notify.MessageOperations}.
 */
@NullMarked
package org.gengfu.center.api.notify;

import org.jspecify.annotations.NullMarked;
