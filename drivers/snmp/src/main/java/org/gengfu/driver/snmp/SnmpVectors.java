package org.gengfu.driver.snmp;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.GoldenTest;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpType;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/**
 * Decodes the golden vectors of SNMP profiles as the driver decodes answers: {@code varbinds:}
 * holds what the agent holds. Stateless; any thread.
 */
public final class SnmpVectors {
  private static final String HEX = "hex:";
  private static final String ABSENT = "absent";

  private SnmpVectors() {}

  /**
   * Raw values of all points whose objects the vector holds.
   *
   * @param problems gets {@code VECTOR} for a value that no agent can hold there
   * @return by point; points whose objects the vector leaves out are left out
   */
  public static Map<String, RawValue> decode(
      ResolvedProfile profile, GoldenTest test, Problems problems) {
    Map<String, RawValue> values = new LinkedHashMap<>();
    MapNode given = test.given().map("varbinds", problems);
    if (given == null) {
      return values;
    }
    Map<Oid, ScalarNode> held = new TreeMap<>();
    for (String key : given.keys()) {
      Oid oid = Oid.parse(key);
      if (oid != null && given.get(key) instanceof ScalarNode scalar) {
        held.put(oid, scalar);
      }
    }
    for (ResolvedPoint point : profile.points()) {
      if (point.source() instanceof SnmpSource source && source.oid() != null) {
        value(source, source.oid(), held, problems, point.id(), values);
      }
    }
    return values;
  }

  private static void value(
      SnmpSource source,
      Oid oid,
      Map<Oid, ScalarNode> held,
      Problems problems,
      String point,
      Map<String, RawValue> into) {
    if (source.ask() == SnmpSource.Ask.WALK) {
      boolean present = false;
      boolean known = false;
      for (Map.Entry<Oid, ScalarNode> entry : held.entrySet()) {
        known |= entry.getKey().under(oid);
        present |= entry.getKey().under(oid) && entry.getValue().text().equals(source.contains());
      }
      if (known) {
        into.put(point, new RawValue.Whole(present ? 1 : 0));
      }
      return;
    }
    List<ScalarNode> found = new ArrayList<>();
    held.forEach((name, scalar) -> {
      if (source.ask() == SnmpSource.Ask.NEXT ? name.under(oid) : name.equals(oid)) {
        found.add(scalar);
      }
    });
    if (!found.isEmpty()) {
      into.put(
          point, SnmpDecoder.decode(source, variable(source.type(), found.getFirst(), problems)));
    }
  }

  private static Variable variable(SnmpType type, ScalarNode scalar, Problems problems) {
    String text = scalar.text();
    if (text.equals(ABSENT)) {
      return Null.noSuchInstance;
    }
    Long whole = scalar.whole();
    if (whole != null) {
      return number(type, whole);
    }
    if (text.startsWith(HEX)) {
      try {
        byte[] octets = HexFormat.of().parseHex(text.substring(HEX.length()).replace(" ", ""));
        return type == SnmpType.FLOAT ? new Opaque(octets) : new OctetString(octets);
      } catch (IllegalArgumentException e) {
        problems.add(scalar.mark(), "VECTOR", "this is no hexadecimal", "Correct the octets");
        return Null.noSuchInstance;
      }
    }
    Oid oid = type == SnmpType.OID ? Oid.parse(text) : null;
    if (oid != null) {
      return new OID(oid.text());
    }
    return type == SnmpType.IP && AgentSettings.literal(text) != null
        ? new IpAddress(text)
        : new OctetString(text);
  }

  private static Variable number(SnmpType type, long whole) {
    if (type == SnmpType.UPTIME) {
      return new TimeTicks(whole & 0xFFFF_FFFFL);
    }
    if (whole == (int) whole) {
      return new Integer32((int) whole);
    }
    return whole > 0 && whole <= 0xFFFF_FFFFL ? new Gauge32(whole) : new Counter64(whole);
  }
}
