package org.gengfu.driver.snmp;

import java.util.List;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpTable;
import org.snmp4j.smi.OID;

/** One planned question. Immutable. */
sealed interface SnmpRequest extends ReadRequest {
  /**
   * Objects that are asked for together.
   *
   * @param agent for people, e.g. {@code 192.0.2.7}
   * @param sources how each point's value is read
   * @param oids what is asked for, each once
   * @param slots which of {@code oids} each point is read from; named bits share one
   * @param next true to ask with GETNEXT
   */
  record Objects(
      String agent,
      List<String> points,
      List<SnmpSource> sources,
      List<OID> oids,
      List<Integer> slots,
      boolean next)
      implements SnmpRequest {
    public Objects {
      points = List.copyOf(points);
      sources = List.copyOf(sources);
      oids = List.copyOf(oids);
      slots = List.copyOf(slots);
      if (points.size() != sources.size() || points.size() != slots.size()) {
        throw new IllegalArgumentException(points.size() + " points, " + slots.size() + " slots");
      }
    }

    @Override
    public String describe() {
      return "%s %s %s%s"
          .formatted(
              agent,
              next ? "getnext" : "get",
              oids.getFirst().toDottedString(),
              oids.size() == 1 ? "" : " and %d more".formatted(oids.size() - 1));
    }
  }

  /**
   * A table that is walked.
   *
   * @param agent for people
   * @param section the fact that the rows answer
   */
  record Walk(String agent, String section, SnmpTable table) implements SnmpRequest {
    @Override
    public List<String> points() {
      return List.of(section);
    }

    @Override
    public String describe() {
      return "%s walk %s".formatted(agent, table.columns().getFirst().oid());
    }
  }
}
