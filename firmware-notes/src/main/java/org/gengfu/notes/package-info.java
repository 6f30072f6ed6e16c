/**
 * Notes about what firmware does wrong: read, checked, and found again for a device. Entry type:
 * {@link org.gengfu.notes.NoteLibrary}.
 */
@NullMarked
package org.gengfu.notes;

import org.jspecify.annotations.NullMarked;
