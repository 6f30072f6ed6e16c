package org.gengfu.driver.link;

import java.util.function.Consumer;
import org.gengfu.profile.link.LinkBlock;

/**
 * Chooses the prober by the profile's method; the ICMP socket is opened with the first ICMP probe.
 * Any thread.
 */
final class Probers implements Prober {
  private final Prober icmp;
  private final Prober tcp;

  Probers(Prober icmp, Prober tcp) {
    this.icmp = icmp;
    this.tcp = tcp;
  }

  /** The machine's own network. */
  static Prober system() {
    return new Probers(new IcmpProber(), new TcpProber());
  }

  @Override
  public void probe(String target, LinkBlock block, Consumer<Probe> done) {
    switch (block.method()) {
      case ICMP -> icmp.probe(target, block, done);
      case TCP -> tcp.probe(target, block, done);
    }
  }

  @Override
  public void close() {
    icmp.close();
    tcp.close();
  }
}
