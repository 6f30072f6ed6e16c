/**
 * What past alarms teach: which type follows which, and which devices fail together without a path.
 * It only proposes; nothing here merges or links anything. Entry types: {@link
 * org.gengfu.core.learned.CoOccurrence} and {@link org.gengfu.core.learned.CoFailure}.
 */
@NullMarked
package org.gengfu.core.learned;

import org.jspecify.annotations.NullMarked;
