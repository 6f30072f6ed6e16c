package org.gengfu.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.snmp.SnmpDecoder;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.snmp.SnmpSource;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/** Answers of an SNMP agent with scaled integers. For one thread. */
final class SnmpAnswers implements DecodeBench.Device {
  private final DevicePipeline pipeline;
  private final List<String> points = new ArrayList<>();
  private final List<SnmpSource> sources = new ArrayList<>();
  private final List<List<VariableBinding>> answers = new ArrayList<>();
  private final int changing;

  /**
   * @param changing how many of the points differ from one answer to the next by more than their
   *     deadband
   */
  SnmpAnswers(int changing) throws IOException {
    this.changing = changing;
    ResolvedProfile profile =
        BenchProfile.resolve(
            "snmp", "snmp: {versions: [v2c]}", "at: 1.3.6.1.4.1.32473.1.1.%d.0, type: integer");
    this.pipeline = new DevicePipeline(profile, "d");
    List<VariableBinding> first = new ArrayList<>();
    List<VariableBinding> second = new ArrayList<>();
    for (ResolvedPoint point : profile.points()) {
      if (!(point.source() instanceof SnmpSource source) || source.oid() == null) {
        throw new IllegalStateException("no object for " + point.id());
      }
      int number = points.size();
      points.add(point.id());
      sources.add(source);
      OID oid = new OID(source.oid().toString());
      first.add(new VariableBinding(oid, new Integer32(250)));
      second.add(new VariableBinding(oid, new Integer32(number < changing ? 300 : 250)));
    }
    answers.add(first);
    answers.add(second);
  }

  @Override
  public DevicePipeline.Result poll(int number, Instant at) {
    ReadOutcome outcome =
        new ReadOutcome.Values(SnmpDecoder.decode(sources, answers.get(number & 1)));
    return pipeline.accept(points, outcome, at);
  }

  @Override
  public String title() {
    return "SNMP, Integer32 × 0.1, %d %% of the values changing".formatted(changing);
  }
}
