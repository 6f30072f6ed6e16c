/**
 * Turns other people's device descriptions, which the user has, into profiles, and says what was
 * kept, approximated and dropped. Entry type: {@link
 * org.gengfu.profiletool.importer.ImportCommand}; a form is an {@link
 * org.gengfu.profiletool.importer.Importer}.
 */
@NullMarked
package org.gengfu.profiletool.importer;

import org.jspecify.annotations.NullMarked;
