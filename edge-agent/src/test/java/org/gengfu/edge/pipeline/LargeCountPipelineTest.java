package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.gengfu.contract.PointValue;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.Decode;
import org.gengfu.profile.PointSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.opcua.NodeAddress;
import org.gengfu.profile.opcua.NodeSource;
import org.gengfu.profile.opcua.NodeType;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpType;
import org.junit.jupiter.api.Test;

/** Raw values that are rare: counts of 2^63 and more, sentinels with a fraction. */
class LargeCountPipelineTest {
  private static Sample sample(PointSource place, RawValue raw) {
    ResolvedPoint point = Made.point("x", ValueKind.REAL, "0.5", place);
    return new Scaling(point).apply(raw, Scaling.NO_FACTOR);
  }

  /** RFC 2578, 7.1.10: a Counter64 goes up to 2^64 - 1; other objects have 32 bits. */
  @Test
  void aCounter64IsNeverNegative() {
    PointSource counter = SnmpSource.of(new Oid("1.3.6.1.2.1.31.1.1.1.6.1"), SnmpType.INTEGER);
    assertThat(sample(counter, new RawValue.Whole(Long.MIN_VALUE)))
        .isEqualTo(Sample.good(new PointValue.Real(0x1p62)));
    assertThat(sample(counter, new RawValue.Whole(-8)))
        .isEqualTo(Sample.good(new PointValue.Real(-4)));
  }

  @Test
  void anUnsignedNodeIsNeverNegative() {
    PointSource node = NodeSource.of(NodeAddress.OBJECTS, NodeType.UINT64);
    assertThat(sample(node, new RawValue.Whole(Long.MIN_VALUE)))
        .isEqualTo(Sample.good(new PointValue.Real(0x1p62)));
  }

  @Test
  void aSentinelMayHaveAFraction() {
    Decode decode =
        new Decode(
            -1,
            -1,
            null,
            null,
            null,
            false,
            null,
            Conversion.NONE,
            null,
            null,
            Set.of(),
            Set.of(-999.9));
    ResolvedPoint point = Made.decoded(Made.point("x", ValueKind.REAL, "1"), decode);
    Scaling scaling = new Scaling(point);
    assertThat(scaling.apply(new RawValue.Real(-999.9f), Scaling.NO_FACTOR))
        .isEqualTo(Sample.NOT_AVAILABLE);
    assertThat(scaling.apply(new RawValue.Real(-999.8), Scaling.NO_FACTOR).value())
        .isEqualTo(new PointValue.Real(-999.8));
  }
}
