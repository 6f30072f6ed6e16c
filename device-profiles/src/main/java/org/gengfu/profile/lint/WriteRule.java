package org.gengfu.profile.lint;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** A write needs a range or an enumeration, a role, and something that can be written. */
final class WriteRule implements NodeRule {
  private static final Pattern READ_ONLY_TABLE = Pattern.compile("(input|discrete):.*");
  private static final Pattern READ_ONLY_MODICON = Pattern.compile("[13][0-9]{4,5}");
  private static final Pattern FLAG_PLACE = Pattern.compile("(coil|discrete):.*|[01][0-9]{4,5}");

  /** Where all of them lie. */
  private static final String MIB_2 = "1.3.6.1.2.1.";

  /** Subtrees whose objects are all read-only, with the document that says so. */
  private static final Map<String, String> READ_ONLY_OBJECTS =
      Map.ofEntries(
          Map.entry("1.3.6.1.2.1.1.1", "sysDescr, RFC 3418"),
          Map.entry("1.3.6.1.2.1.1.2", "sysObjectID, RFC 3418"),
          Map.entry("1.3.6.1.2.1.1.3", "sysUpTime, RFC 3418"),
          Map.entry("1.3.6.1.2.1.1.7", "sysServices, RFC 3418"),
          Map.entry("1.3.6.1.2.1.2.1", "ifNumber, RFC 2863"),
          Map.entry("1.3.6.1.2.1.2.2.1.2", "ifDescr, RFC 2863"),
          Map.entry("1.3.6.1.2.1.2.2.1.5", "ifSpeed, RFC 2863"),
          Map.entry("1.3.6.1.2.1.2.2.1.8", "ifOperStatus, RFC 2863"),
          Map.entry("1.3.6.1.2.1.2.2.1.10", "ifInOctets, RFC 2863"),
          Map.entry("1.3.6.1.2.1.2.2.1.14", "ifInErrors, RFC 2863"),
          Map.entry("1.3.6.1.2.1.2.2.1.16", "ifOutOctets, RFC 2863"),
          Map.entry("1.3.6.1.2.1.2.2.1.20", "ifOutErrors, RFC 2863"),
          Map.entry("1.3.6.1.2.1.31.1.1.1.6", "ifHCInOctets, RFC 2863"),
          Map.entry("1.3.6.1.2.1.31.1.1.1.10", "ifHCOutOctets, RFC 2863"),
          Map.entry("1.3.6.1.2.1.31.1.1.1.15", "ifHighSpeed, RFC 2863"),
          Map.entry("1.3.6.1.2.1.33.1.2", "upsBattery, RFC 1628"),
          Map.entry("1.3.6.1.2.1.33.1.3", "upsInput, RFC 1628"),
          Map.entry("1.3.6.1.2.1.33.1.4", "upsOutput, RFC 1628"),
          Map.entry("1.3.6.1.2.1.99.1.1", "entPhySensorTable, RFC 3433"),
          Map.entry("1.3.6.1.2.1.25.1.1", "hrSystemUptime, RFC 2790"));

  @Override
  public void check(ProfileFile file, Findings findings) {
    Points.each(
        file.root(),
        point -> {
          if (point.spec().get("write") instanceof MapNode write) {
            point(point, write, findings);
          }
        });
  }

  private static void point(Points.Written point, MapNode write, Findings findings) {
    if (!write.has("role")) {
      String message = "\"" + point.id() + "\" may be written, but it is not said by whom";
      String fix = "Add role: operator, engineer or administrator";
      findings.error(write.mark(), "WRITE_NO_ROLE", message, fix);
    } else if (unbounded(point.spec(), write)) {
      String message = "\"" + point.id() + "\" may be written with any value";
      findings.error(write.mark(), "WRITE_NO_RANGE", message, "Add min and max, or an enum");
    }
    Node target = write.has("at") ? write.get("at") : point.spec().get("at");
    if (target instanceof ScalarNode at && readOnlyTable(at.text())) {
      String message = "\"" + point.id() + "\" lies in a table that cannot be written";
      String fix = "Remove write, or name the coil or holding register in write.at";
      findings.error(write.mark(), "WRITE_READ_ONLY", message, fix);
    }
    String object = oid(point.spec());
    if (object != null) {
      String message = "\"" + point.id() + "\" is read-only by its standard (" + object + ")";
      String fix = "Remove write, or name the maker's document in manual";
      findings.warning(point.spec().keyMark("write"), "READ_ONLY_OID", message, fix);
    }
  }

  private static boolean readOnlyTable(String at) {
    return READ_ONLY_TABLE.matcher(at).matches() || READ_ONLY_MODICON.matcher(at).matches();
  }

  private static boolean unbounded(MapNode spec, MapNode write) {
    boolean bounded = write.has("min") && write.has("max");
    boolean flag =
        spec.get("at") instanceof ScalarNode at && FLAG_PLACE.matcher(at.text()).matches();
    boolean text = spec.get("type") instanceof ScalarNode type && type.text().equals("string");
    boolean bit = spec.has("bit") || spec.get("bits") instanceof MapNode;
    return !(bounded || flag || text || bit || spec.has("enum") || write.has("values"));
  }

  private static @Nullable String oid(MapNode spec) {
    for (String key : List.of("oid", "at")) {
      if (spec.get(key) instanceof ScalarNode at && at.text().contains(MIB_2)) {
        String oid = at.text().startsWith(".") ? at.text().substring(1) : at.text();
        for (Map.Entry<String, String> entry : READ_ONLY_OBJECTS.entrySet()) {
          if (oid.equals(entry.getKey()) || oid.startsWith(entry.getKey() + ".")) {
            return entry.getValue();
          }
        }
      }
    }
    return null;
  }
}
