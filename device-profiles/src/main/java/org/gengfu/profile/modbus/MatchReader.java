package org.gengfu.profile.modbus;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.Identification.How;
import org.gengfu.profile.Identification.Match;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.RegisterSource;
import org.jspecify.annotations.Nullable;

/** Reads what a register, or Read Device Identification, must say. For one thread. */
final class MatchReader {
  private final RegisterReader registers;
  private final Problems problems;

  MatchReader(ModbusBlock block, LanguageContext context) {
    this.registers = new RegisterReader(block, context);
    this.problems = context.problems();
  }

  List<Match> read(MapNode rule) {
    List<Match> matches = new ArrayList<>();
    MapNode register = rule.map("modbus", problems);
    Match match = register == null ? null : register(register);
    if (match != null) {
      matches.add(match);
    }
    MapNode object = rule.map("fc43", problems);
    if (object != null) {
      String key = "fc43." + object.whole("object", 0, 0, 255, problems);
      matches.add(new Match(key, How.REGEX, object.string("regex", "", problems), null));
    }
    return matches;
  }

  private @Nullable Match register(MapNode spec) {
    if (!spec.has("equals") && !spec.has("regex")) {
      String message = "what the register must hold is missing";
      problems.add(spec.mark(), "MISSING", message, "Add equals: or regex:");
      return null;
    }
    RegisterSource place = registers.read(spec);
    if (place == null) {
      return null;
    }
    String key =
        "register."
            + place.table().name().toLowerCase(java.util.Locale.ROOT)
            + ":"
            + place.address()
            + (place.registers() > 1 ? "+" + place.registers() : "");
    return spec.get("equals") instanceof ScalarNode value
        ? new Match(key, How.EQUALS, number(value), place)
        : new Match(key, How.REGEX, spec.string("regex", "", problems), place);
  }

  private static String number(ScalarNode value) {
    Long whole = value.whole();
    return whole == null ? value.text() : Long.toString(whole);
  }
}
