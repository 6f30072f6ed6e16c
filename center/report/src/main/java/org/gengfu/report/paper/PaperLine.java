package org.gengfu.report.paper;

import java.time.Instant;

/**
 * Something that happened, in the paper's language.
 *
 * @param who did it, empty when nobody did
 * @param what happened
 * @param detail why, or what came of it; may be empty
 */
public record PaperLine(Instant time, String who, String what, String detail) {}
