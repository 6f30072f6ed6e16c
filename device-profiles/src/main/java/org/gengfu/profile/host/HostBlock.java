package org.gengfu.profile.host;

import java.time.Duration;
import org.gengfu.profile.ProtocolBlock;

/**
 * How a computer is read.
 *
 * @param timeout how long a clock server or a printer may take to answer
 */
public record HostBlock(Duration timeout) implements ProtocolBlock {
  @Override
  public String name() {
    return "host";
  }
}
