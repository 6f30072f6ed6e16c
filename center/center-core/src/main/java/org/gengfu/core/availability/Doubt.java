package org.gengfu.core.availability;

/**
 * Time whose samples cannot be trusted: a wrong clock, a faulty watcher. Samples within it do not
 * count, and those before it are not believed beyond its beginning; back-fill may still tell what
 * it was.
 *
 * @param evidence id of what says so
 * @param why the reason, for a reader
 */
public record Doubt(TimeRange range, String evidence, String why, Known known)
    implements RangeFact {}
