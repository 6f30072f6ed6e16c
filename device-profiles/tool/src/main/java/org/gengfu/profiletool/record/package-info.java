/**
 * Writes what a live device says over a time into a file. Entry type: {@link
 * org.gengfu.profiletool.record.RecordCommand}; the file's form is {@link
 * org.gengfu.profile.recording.Recording}.
 */
@NullMarked
package org.gengfu.profiletool.record;

import org.jspecify.annotations.NullMarked;
