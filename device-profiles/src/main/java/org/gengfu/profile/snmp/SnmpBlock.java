package org.gengfu.profile.snmp;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.gengfu.profile.ProtocolBlock;

/**
 * How agents of this kind want to be asked.
 *
 * @param versions the versions that the device speaks
 * @param bulk false for agents that break on GETBULK; tables are then walked by GETNEXT
 * @param maxRepetitions rows asked for by one GETBULK, 1 to 100
 * @param maxVarbinds objects asked for by one question, 1 to 100
 * @param timeout how long it may take to answer
 * @param gap rest before a question, counted from the last answer or time-out
 * @param retries how often a question is repeated before it counts as unanswered, 0 to 5
 * @param rate most questions in a second to one agent, 1 to 1,000
 * @param silence how long a device that only sends traps may be silent; empty when it is asked, or
 *     keeps no rhythm
 */
public record SnmpBlock(
    Set<SnmpVersion> versions,
    boolean bulk,
    int maxRepetitions,
    int maxVarbinds,
    Duration timeout,
    Duration gap,
    int retries,
    int rate,
    Optional<Duration> silence)
    implements ProtocolBlock {
  public SnmpBlock {
    versions = Set.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("no version");
    }
  }

  @Override
  public String name() {
    return "snmp";
  }
}
