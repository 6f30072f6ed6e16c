package org.gengfu.profile.serial;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that a device is asked or told.
 *
 * @param id unique within the profile
 * @param send what the frame carries: everything but start, length field, checksum and end
 * @param frame frame that carries it
 * @param answer what comes back; null when nothing does
 * @param timeout how long the first byte of the answer may take, or null for the block's
 */
public record Question(
    String id, Template send, Frame frame, @Nullable Answer answer, @Nullable Duration timeout) {}
