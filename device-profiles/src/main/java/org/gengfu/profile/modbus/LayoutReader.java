package org.gengfu.profile.modbus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterLayout;
import org.gengfu.profile.RegisterLayout.Form;
import org.gengfu.profile.RegisterLayout.Packing;
import org.gengfu.profile.RegisterSource;
import org.jspecify.annotations.Nullable;

/** Reads how registers make up a value, where it is not the common way. For one thread. */
final class LayoutReader {
  private static final String DATE = "date-time";
  private static final List<String> TEXT_KEYS = List.of("packing", "charset", "trim", "render");

  private final AddressReader addresses;
  private final Problems problems;

  LayoutReader(AddressReader addresses, Problems problems) {
    this.addresses = addresses;
    this.problems = problems;
  }

  /** The registers of a value that do not lie together; empty when they do or after a problem. */
  List<Address> scattered(MapNode spec) {
    List<Address> places = new ArrayList<>();
    for (Node node : spec.list("registers", problems)) {
      Address place = node instanceof ScalarNode scalar ? addresses.read(scalar) : null;
      if (place != null) {
        places.add(place);
      }
    }
    return places;
  }

  static boolean begins(@Nullable Address at, List<Address> scattered) {
    return at != null && at.equals(scattered.getFirst());
  }

  @Nullable RegisterSource twoPlaces(MapNode spec) {
    String message = "at and registers name two places";
    problems.add(spec.keyMark("registers"), "MEANINGLESS", message, "Remove at");
    return null;
  }

  /** The layout, or null after a problem. */
  @Nullable RegisterLayout read(MapNode spec, RawType type, List<Address> scattered) {
    boolean date = spec.string("type", "", problems).equals(DATE);
    boolean text = type == RawType.STRING && !date;
    boolean right = date ? spec.require("format", problems) : unwanted(spec, "format", "a date");
    for (String key : TEXT_KEYS) {
      right &= text || unwanted(spec, key, "a text");
    }
    boolean magnitude = spec.string("sign", "", problems).equals("magnitude");
    if (magnitude && !type.signed()) {
      String message = "sign: magnitude needs a type with a sign";
      problems.add(spec.valueMark("sign"), "MEANINGLESS", message, "Use int16, int32 or int64");
      right = false;
    }
    if (!right || !counted(spec, type, scattered)) {
      return null;
    }
    return new RegisterLayout(
        scattered.stream().map(Address::number).toList(),
        magnitude,
        Packing.valueOf(constant(spec.string("packing", "high-low", problems))),
        charset(spec.string("charset", "utf-8", problems)),
        spec.flag("trim", true, problems),
        date ? date(spec) : form(spec.string("render", "text", problems)));
  }

  private boolean counted(MapNode spec, RawType type, List<Address> scattered) {
    if (scattered.isEmpty()) {
      return true;
    }
    boolean oneTable = scattered.stream().map(Address::table).distinct().count() == 1;
    boolean fits = oneTable && type.registers() == scattered.size() && type != RawType.BIT;
    if (!fits) {
      String message =
          "registers must name "
              + (type.registers() == 0 ? "the parts of a number" : type.registers() + " registers")
              + " of one table";
      problems.add(spec.valueMark("registers"), "OUT_OF_RANGE", message, "Correct type");
    }
    return fits;
  }

  private boolean unwanted(MapNode spec, String key, String what) {
    if (spec.has(key)) {
      String message = "\"" + key + "\" has a meaning for " + what + " only";
      problems.add(spec.keyMark(key), "MEANINGLESS", message, "Remove it");
      return false;
    }
    return true;
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String charset(String word) {
    return switch (word) {
      case "ascii" -> "US-ASCII";
      case "latin-1" -> "ISO-8859-1";
      case "gb18030" -> "GB18030";
      default -> "UTF-8";
    };
  }

  private static Form form(String word) {
    return word.equals("text") ? Form.CHARACTERS : Form.valueOf(constant(word));
  }

  private Form date(MapNode spec) {
    return Form.valueOf(constant(spec.string("format", "epoch-seconds", problems)));
  }

  /** Registers of a text of this form when the profile does not say; 0 when it must. */
  static int registers(Form form) {
    return switch (form) {
      case CHARACTERS, HEX -> 0;
      case IP, EPOCH_SECONDS -> 2;
      case MAC, YMDHMS, BCD_YMDHMS -> 3;
      case HHMM -> 1;
      case DATE_AND_TIME -> 4;
    };
  }

  /** True when a text of this form may have another length. */
  static boolean chosen(Form form) {
    return form == Form.EPOCH_SECONDS || form == Form.DATE_AND_TIME;
  }

  int chosenLength(MapNode spec, Form form, int fallback) {
    int longer = form == Form.EPOCH_SECONDS ? 4 : 6;
    int length = (int) spec.whole("length", fallback, 1, 125, problems);
    if (length == fallback || length == longer) {
      return length;
    }
    String message = "a date of this form takes " + fallback + " or " + longer + " registers";
    problems.add(spec.valueMark("length"), "OUT_OF_RANGE", message, "");
    return 0;
  }
}
