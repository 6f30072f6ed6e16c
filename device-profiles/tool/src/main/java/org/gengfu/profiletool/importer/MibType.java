package org.gengfu.profiletool.importer;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SYNTAX of an object with all textual conventions followed to their base.
 *
 * @param base the base type, e.g. {@code INTEGER}, {@code OCTET STRING}, {@code Counter32}
 * @param convention first convention on the way, or empty
 * @param hint DISPLAY-HINT, or empty
 * @param names of an enumeration or BITS
 * @param unknown the convention of which no module is there, or empty
 */
record MibType(
    String base,
    String convention,
    String hint,
    Map<Long, String> names,
    @Nullable Long low,
    @Nullable Long high,
    String unknown) {
  private static final int MAX_DEPTH = 16;
  private static final Pattern DECIMALS = Pattern.compile("d-([0-9]{1,2})");

  /** Conventions of RFC 2579, 3411 and 4001, and what older modules import, with base and hint. */
  private static final Map<String, String[]> KNOWN =
      Map.ofEntries(
          known("DisplayString", "OCTET STRING", "255a"),
          known("SnmpAdminString", "OCTET STRING", "255t"),
          known("OwnerString", "OCTET STRING", "255a"),
          known("PhysAddress", "OCTET STRING", "1x:"),
          known("MacAddress", "OCTET STRING", "1x:"),
          known("DateAndTime", "OCTET STRING", "date"),
          known("TruthValue", "TruthValue", ""),
          known("TimeStamp", "TimeTicks", ""),
          known("TimeInterval", "TimeTicks", ""),
          known("TestAndIncr", "INTEGER", ""),
          known("RowStatus", "RowStatus", ""),
          known("StorageType", "RowStatus", ""),
          known("AutonomousType", "OBJECT IDENTIFIER", ""),
          known("VariablePointer", "OBJECT IDENTIFIER", ""),
          known("RowPointer", "OBJECT IDENTIFIER", ""),
          known("InterfaceIndex", "INTEGER", ""),
          known("InterfaceIndexOrZero", "INTEGER", ""),
          known("InetAddress", "OCTET STRING", "ip"),
          known("InetAddressIPv4", "OCTET STRING", "ip"),
          known("CounterBasedGauge64", "Counter64", ""),
          known("Float32TC", "OCTET STRING", "float"));

  private static final java.util.Set<String> BASES =
      java.util.Set.of(
          "INTEGER",
          "Integer32",
          "Unsigned32",
          "UInteger32",
          "Gauge32",
          "Gauge",
          "Counter32",
          "Counter",
          "Counter64",
          "TimeTicks",
          "OCTET STRING",
          "OBJECT IDENTIFIER",
          "ObjectName",
          "IpAddress",
          "NetworkAddress",
          "Opaque",
          "BITS",
          "BIT STRING",
          "NULL");

  MibType {
    names = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(names));
  }

  private static Map.Entry<String, String[]> known(String name, String base, String hint) {
    return Map.entry(name, new String[] {base, hint});
  }

  /** Follows a syntax to its base. */
  static MibType of(MibSet set, MibModule module, MibSyntax syntax) throws ImportException {
    String hint = "";
    Map<Long, String> names = syntax.names();
    Long low = syntax.low();
    Long high = syntax.high();
    MibModule home = module;
    String base = syntax.base();
    String convention = BASES.contains(base) ? "" : base;
    for (int depth = 0; depth < MAX_DEPTH && !BASES.contains(base); depth++) {
      MibObject type = set.type(home, base);
      MibSyntax below = type == null ? null : type.syntax();
      if (type == null || below == null) {
        String[] known = KNOWN.get(base);
        return known == null
            ? new MibType("INTEGER", convention, hint, names, low, high, base)
            : new MibType(
                known[0], convention, hint.isEmpty() ? known[1] : hint, names, low, high, "");
      }
      if (KNOWN.containsKey(base) && names.isEmpty()) {
        String[] known = KNOWN.getOrDefault(base, new String[] {"", ""});
        return new MibType(known[0], convention, known[1], names, low, high, "");
      }
      hint = hint.isEmpty() ? type.hint() : hint;
      names = names.isEmpty() ? below.names() : names;
      low = low == null ? below.low() : low;
      high = high == null ? below.high() : high;
      MibModule next = set.home(home, base);
      home = next == null ? home : next;
      base = below.base();
    }
    return new MibType(base, convention, hint, names, low, high, "");
  }

  /** The type as a profile writes it, or empty for what is no telemetry. */
  String word() {
    return switch (base) {
      case "TruthValue" -> "truth";
      case "RowStatus", "NULL" -> "";
      case "OBJECT IDENTIFIER", "ObjectName" -> "oid";
      case "IpAddress", "NetworkAddress" -> "ip";
      case "Opaque" -> "float";
      case "BITS", "BIT STRING" -> "bits";
      case "OCTET STRING" -> octets();
      default -> "integer";
    };
  }

  private String octets() {
    String lower = hint.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "date", "2d-1d-1d,1d:1d:1d.1d,1a1d:1d" -> "date-and-time";
      case "ip", "1d.1d.1d.1d" -> "ip";
      case "float" -> "float-be";
      case "1x:" -> convention.equals("MacAddress") || Long.valueOf(6).equals(high) ? "mac" : "hex";
      default -> lower.matches(".*[xd].*") ? "hex" : "text";
    };
  }

  boolean counter() {
    return base.startsWith("Counter");
  }

  /** Decimal places that the hint puts into a whole number, or 0. */
  int decimals() {
    Matcher matcher = DECIMALS.matcher(hint);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** True when a range says more than the type itself does. */
  boolean ranged() {
    return low != null
        && high != null
        && high < Integer.MAX_VALUE
        && low < high
        && low > Integer.MIN_VALUE;
  }
}
