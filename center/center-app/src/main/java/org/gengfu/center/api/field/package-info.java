/**
 * Where things stand, what they are called, and the drawing of the field.
 *
 * <p>Entry type: {@link org.gengfu.center.api.field.Places}.
 */
@NullMarked
package org.gengfu.center.api.field;

import org.jspecify.annotations.NullMarked;
