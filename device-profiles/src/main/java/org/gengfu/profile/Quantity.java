package org.gengfu.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be measured, with its unit in UCUM and the deadband that a point of it has unless its
 * profile says otherwise. Immutable; any thread.
 *
 * @param unit UCUM code
 * @param deadband in that unit
 */
record Quantity(String unit, double deadband) {
  private static final Map<String, Quantity> KNOWN = known();

  private static Map<String, Quantity> known() {
    Map<String, Quantity> map = new LinkedHashMap<>();
    map.put("temperature", new Quantity("Cel", 0.1));
    map.put("temperatureDelta", new Quantity("K", 0.1));
    map.put("humidity", new Quantity("%", 0.5));
    map.put("voltage", new Quantity("V", 0.5));
    map.put("current", new Quantity("A", 0.1));
    map.put("frequency", new Quantity("Hz", 0.05));
    map.put("power", new Quantity("W", 10));
    map.put("reactivePower", new Quantity("var", 10));
    map.put("apparentPower", new Quantity("VA", 10));
    map.put("powerFactor", new Quantity("", 0.01));
    map.put("energy", new Quantity("kW.h", 0));
    map.put("resistance", new Quantity("Ohm", 0));
    map.put("ratio", new Quantity("%", 0.5));
    map.put("charge", new Quantity("%", 0.5));
    map.put("duration", new Quantity("s", 0));
    map.put("length", new Quantity("m", 0.1));
    map.put("pressure", new Quantity("kPa", 0.5));
    map.put("flow", new Quantity("m3/h", 0.1));
    map.put("speed", new Quantity("m/s", 0.1));
    map.put("level", new Quantity("m", 0.01));
    map.put("count", new Quantity("", 0));
    map.put("signal", new Quantity("dB", 1));
    map.put("state", new Quantity("", 0));
    return map;
  }

  static @Nullable Quantity named(String name) {
    return KNOWN.get(name);
  }

  static Set<String> names() {
    return KNOWN.keySet();
  }
}
