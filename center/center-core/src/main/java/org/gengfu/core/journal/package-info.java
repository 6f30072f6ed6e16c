/**
 * The form in which facts and states of the core are stored as lines of text. Entry types: {@link
 * org.gengfu.core.journal.LineWriter} and {@link org.gengfu.core.journal.LineReader}.
 */
@NullMarked
package org.gengfu.core.journal;

import org.jspecify.annotations.NullMarked;
