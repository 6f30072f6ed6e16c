/**
 * What a real device said, kept as text: registers, OIDs, serial talk and OPC UA nodes with the
 * time of each. Written by {@code ./gengfu profile record}, replayed by tests and simulators.
 *
 * <p>Entry types: {@link org.gengfu.profile.recording.Recording}, {@link
 * org.gengfu.profile.recording.RecordingReader}.
 */
@NullMarked
package org.gengfu.profile.recording;

import org.jspecify.annotations.NullMarked;
