package org.gengfu.driver.rtsp.wire;

/**
 * What came in one visit.
 *
 * @param bytes everything received, over TCP and UDP
 * @param packets RTP packets of the picture
 * @param lost RTP packets that are missing by their numbers
 * @param skipped bytes that belong to no message and no packet
 * @param flow the pictures that passed
 */
public record Traffic(long bytes, long packets, long lost, long skipped, Flow flow) {}
