package org.gengfu.profile.modbus;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ModbusTable;
import org.jspecify.annotations.Nullable;

/** Reads addresses in the notation that a profile's base names. For one thread. */
final class AddressReader {
  private static final Pattern NAMED =
      Pattern.compile("(coil|discrete|input|holding):(0x[0-9a-fA-F]{1,5}|[0-9]{1,6})");
  private static final Pattern MODICON = Pattern.compile("([0134])([0-9]{4,5})");

  private final String base;
  private final LanguageContext context;
  private final Problems problems;

  /**
   * @param base {@code 0}, {@code 1} or {@code modicon}
   */
  AddressReader(String base, LanguageContext context) {
    this.base = base;
    this.context = context;
    this.problems = context.problems();
  }

  /** The address, moved by the stride of repeated sections, or null after a problem. */
  @Nullable Address read(ScalarNode node) {
    String text = context.text(node);
    Address address = text == null ? null : parse(text, node.mark());
    return address == null || context.shift() == 0
        ? address
        : place(address.table(), address.number() + context.shift(), text, node.mark());
  }

  @Nullable Address parse(String text, Mark mark) {
    return base.equals("modicon") ? modicon(text, mark) : named(text, mark);
  }

  private @Nullable Address named(String text, Mark mark) {
    Matcher matcher = NAMED.matcher(text);
    if (!matcher.matches()) {
      String message = "\"" + text + "\" is no address with base " + base;
      problems.add(
          mark, "ADDRESS", message, "Write coil:, discrete:, input: or holding: and a number");
      return null;
    }
    ModbusTable table = ModbusTable.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    return place(
        table, Integer.decode(decimal(matcher.group(2))) - Integer.parseInt(base), text, mark);
  }

  /** Leading zeros are no octal here. */
  private static String decimal(String digits) {
    return digits.startsWith("0x") ? digits : digits.replaceFirst("^0+(?=.)", "");
  }

  private @Nullable Address modicon(String text, Mark mark) {
    Matcher matcher = MODICON.matcher(text);
    if (!matcher.matches()) {
      String message = "\"" + text + "\" is no address with base modicon";
      problems.add(mark, "ADDRESS", message, "Write five or six digits such as 30013 or 400013");
      return null;
    }
    ModbusTable table =
        switch (matcher.group(1)) {
          case "0" -> ModbusTable.COIL;
          case "1" -> ModbusTable.DISCRETE;
          case "3" -> ModbusTable.INPUT;
          default -> ModbusTable.HOLDING;
        };
    return place(table, Integer.parseInt(matcher.group(2)) - 1, text, mark);
  }

  private @Nullable Address place(
      ModbusTable table, long number, @Nullable String text, Mark mark) {
    if (number < 0 || number > 0xFFFF) {
      String message = "\"" + text + "\" is outside 0 to 65535 on the wire (base " + base + ")";
      problems.add(mark, "ADDRESS", message, "");
      return null;
    }
    return new Address(table, (int) number);
  }
}
