package org.gengfu.report.paper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contract clock, in the paper's language.
 *
 * @param incident its number
 * @param promise what was promised, e.g. 恢复
 * @param item of the contract
 * @param due null while it has no deadline
 * @param stopped null while it runs
 * @param broken true when the promise was not kept
 * @param state as it is shown, e.g. 已超时
 * @param why how the deadline came about
 */
public record PaperClock(
    String incident,
    String promise,
    String item,
    int level,
    Instant start,
    @Nullable Instant due,
    @Nullable Instant stopped,
    boolean broken,
    String state,
    String why) {}
