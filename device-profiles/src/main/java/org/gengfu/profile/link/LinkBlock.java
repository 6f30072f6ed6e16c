package org.gengfu.profile.link;

import java.time.Duration;
import org.gengfu.profile.ProtocolBlock;

/**
 * How a link is probed.
 *
 * @param method what a probe is
 * @param port TCP port that a connection is made to; without meaning for ICMP
 * @param interval time from one probe to the next
 * @param timeout how long an answer may take; not longer than the interval
 * @param window time over which the figures are made
 * @param downAfter probes in a row without an answer after which the target is not reachable
 * @param payload bytes of data in an ICMP echo, beside its token of 16 bytes
 * @param refusedAnswers true when a refused TCP connection proves that the way works
 */
public record LinkBlock(
    Method method,
    int port,
    Duration interval,
    Duration timeout,
    Duration window,
    int downAfter,
    int payload,
    boolean refusedAnswers)
    implements ProtocolBlock {
  /** What a probe is. */
  public enum Method {
    /** ICMP echo, RFC 792 and RFC 4443. */
    ICMP,
    /** The three-way handshake of a TCP connection, RFC 9293; the connection is closed at once. */
    TCP
  }

  @Override
  public String name() {
    return "link";
  }
}
