package org.gengfu.driver.snmp;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpTable;
import org.gengfu.profile.snmp.SnmpType;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

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
   * A column that is walked to see what its rows hold.
   *
   * @param agent for people
   * @param column the column
   * @param sources what each point looks for in it
   */
  record Scan(String agent, SnmpTable.Column column, List<String> points, List<SnmpSource> sources)
      implements SnmpRequest {
    public Scan {
      points = List.copyOf(points);
      sources = List.copyOf(sources);
    }

    @Override
    public String describe() {
      return "%s walk %s".formatted(agent, column.oid());
    }

    /** Whether the rows hold what each point looks for. */
    List<RawValue> values(Collection<Variable> cells) {
      Set<String> held =
          cells.stream().map(cell -> SnmpDecoder.column(SnmpType.TEXT, cell)).collect(toSet());
      return sources.stream()
          .<RawValue>map(source -> new RawValue.Whole(held.contains(source.contains()) ? 1 : 0))
          .toList();
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
