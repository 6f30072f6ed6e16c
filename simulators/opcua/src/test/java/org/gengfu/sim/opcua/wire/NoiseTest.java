package org.gengfu.sim.opcua.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A server is spoken to by strangers. */
class NoiseTest {
  /** Whatever comes is a value or a fault, never another exception. */
  @Property
  void noiseIsAValueOrAFault(@ForAll byte[] noise) {
    for (Function<UaReader, Object> each :
        List.<Function<UaReader, Object>>of(
            UaReader::nodeId, UaReader::variant, UaReader::dataValue, UaReader::expandedNodeId)) {
      try {
        assertThat(each.apply(new UaReader(noise))).isNotNull();
      } catch (UaFault fault) {
        assertThat(Status.bad(fault.status())).isTrue();
      }
    }
  }
}
