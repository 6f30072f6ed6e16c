package org.gengfu.profiletool.importer;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a real agent answered: the output of {@code snmpwalk -On}, a {@code .snmprec} file, or a
 * recording of {@code profile record}. Immutable; any thread.
 */
final class WalkFile {
  /** Most objects that are kept. */
  static final int MAX_OBJECTS = 500_000;

  private static final Comparator<String> ORDER =
      (a, b) -> {
        long[] left = parts(a);
        long[] right = parts(b);
        return java.util.Arrays.compare(left, right);
      };
  private static final Pattern WALK =
      Pattern.compile(
          "^\\.?((?:iso|1)(?:\\.[0-9]+)+)\\s*=\\s*(?:([A-Za-z][A-Za-z0-9 -]*):\\s*)?(.*)$");
  private static final Pattern SNMPREC =
      Pattern.compile("^\\.?([0-9]+(?:\\.[0-9]+)+)\\|([0-9a-z:]*)\\|(.*)$");
  private static final Pattern RECORDED =
      Pattern.compile("^[0-9]+ oid ([0-9]+(?:\\.[0-9]+)+) ([0-9]+) ?(.*)$");

  private final NavigableMap<String, String> values;

  private WalkFile(NavigableMap<String, String> values) {
    this.values = values;
  }

  private static long[] parts(String oid) {
    return Pattern.compile("\\.").splitAsStream(oid).mapToLong(Long::parseLong).toArray();
  }

  /** Reads a walk; lines that continue a text of several lines are passed over. */
  static WalkFile read(String file, String text) throws ImportException {
    NavigableMap<String, String> values = new TreeMap<>(ORDER);
    for (String line : text.lines().toList()) {
      for (Pattern form : new Pattern[] {WALK, SNMPREC, RECORDED}) {
        Matcher matcher = form.matcher(line.strip());
        if (matcher.matches() && values.size() < MAX_OBJECTS) {
          String value = matcher.group(3).strip();
          boolean absent = value.startsWith("No Such") || value.startsWith("No more");
          boolean nothing = "5".equals(matcher.group(2)) || "NULL".equals(matcher.group(3).strip());
          if (!absent && !nothing) {
            values.put(matcher.group(1).replaceFirst("^iso", "1"), value);
          }
          break;
        }
      }
    }
    if (values.isEmpty()) {
      throw new ImportException(
          file + ": holds no object. Make it with: snmpwalk -v2c -c COMMUNITY -On HOST 1.3.6.1");
    }
    return new WalkFile(values);
  }

  /** The value of exactly this object, or empty. */
  String value(String oid) {
    return values.getOrDefault(oid, "");
  }

  boolean has(String oid) {
    return values.containsKey(oid);
  }

  /** How many objects lie under an identifier. */
  int under(String oid) {
    String next = oid + ".";
    int count = 0;
    for (Map.Entry<String, String> entry : values.tailMap(oid, false).entrySet()) {
      if (!entry.getKey().startsWith(next)) {
        break;
      }
      count++;
    }
    return count;
  }

  int size() {
    return values.size();
  }
}
