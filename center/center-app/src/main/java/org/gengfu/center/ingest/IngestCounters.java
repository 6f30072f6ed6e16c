package org.gengfu.center.ingest;

/**
 * What ingest counted since its start.
 *
 * @param messages messages that came in
 * @param bytes their payload bytes
 * @param strangers messages of edges that do not exist
 * @param dropped messages left out because too many waited
 * @param inboxMessages messages that wait now
 * @param inboxBytes payload bytes that wait now
 * @param readings readings committed
 * @param alarms alarm transitions committed
 * @param births births committed
 * @param batches batches committed
 * @param acknowledgements acknowledgements sent
 * @param storeFailures tries to commit that failed
 * @param commitNanos time spent in writing and committing, in all
 * @param lastCommitNanos the same for the last batch
 */
public record IngestCounters(
    long messages,
    long bytes,
    long strangers,
    long dropped,
    long inboxMessages,
    long inboxBytes,
    long readings,
    long alarms,
    long births,
    long batches,
    long acknowledgements,
    long storeFailures,
    long commitNanos,
    long lastCommitNanos) {}
