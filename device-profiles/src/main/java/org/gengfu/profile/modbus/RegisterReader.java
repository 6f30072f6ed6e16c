package org.gengfu.profile.modbus;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.AddressRange;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterLayout;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.WordOrder;
import org.jspecify.annotations.Nullable;

/** Reads where in a Modbus device a point's value lies. For one thread. */
final class RegisterReader {
  private static final String DATE = "date-time";

  private final AddressReader addresses;
  private final ModbusBlock modbus;
  private final LayoutReader layouts;
  private final Problems problems;

  RegisterReader(ModbusBlock modbus, LanguageContext context) {
    this.addresses = new AddressReader(modbus.base(), context);
    this.modbus = modbus;
    this.layouts = new LayoutReader(addresses, context.problems());
    this.problems = context.problems();
  }

  /** The place of a point, or null after a problem. */
  @Nullable RegisterSource read(MapNode spec) {
    ScalarNode at = spec.get("at") instanceof ScalarNode scalar ? scalar : null;
    List<Address> scattered = layouts.scattered(spec);
    if (at == null && scattered.isEmpty()) {
      problems.add(spec.mark(), "MISSING", "\"at\" is missing", "Add at: with table and address");
      return null;
    }
    if (scattered.isEmpty()) {
      Address address = at == null ? null : addresses.read(at);
      return at == null || address == null ? null : placed(spec, address, at.mark());
    }
    return at == null || LayoutReader.begins(addresses.read(at), scattered)
        ? scattered(spec, scattered)
        : layouts.twoPlaces(spec);
  }

  private @Nullable RegisterSource placed(MapNode spec, Address address, Mark mark) {
    RawType type = type(spec, address);
    RegisterLayout layout = type == null ? null : layouts.read(spec, type, List.of());
    int registers = type == null || layout == null ? 0 : length(spec, type, layout);
    return type == null || layout == null || registers == 0 || !fits(address, registers, mark)
        ? null
        : source(spec, address, type, registers, layout);
  }

  private @Nullable RegisterSource scattered(MapNode spec, List<Address> places) {
    Address first = Collections.min(places, java.util.Comparator.comparing(Address::number));
    Address last = Collections.max(places, java.util.Comparator.comparing(Address::number));
    RawType type = type(spec, first);
    RegisterLayout layout = type == null ? null : layouts.read(spec, type, places);
    if (type == null || layout == null) {
      return null;
    }
    int span = last.number() - first.number() + 1;
    return fits(first, span, spec.valueMark("registers"))
        ? source(spec, first, type, span, layout)
        : null;
  }

  private RegisterSource source(
      MapNode spec, Address address, RawType type, int registers, RegisterLayout layout) {
    WordOrder order =
        spec.has("order")
            ? WordOrder.valueOf(spec.string("order", "ABCD", problems))
            : modbus.order();
    return new RegisterSource(
        address.table(), address.number(), type, registers, order, -1, -1, -1, layout);
  }

  private boolean fits(Address address, int registers, Mark mark) {
    if (address.number() + registers > 0x10000) {
      String message = registers + " registers from " + address + " pass the end of the table";
      problems.add(mark, "ADDRESS", message, "");
      return false;
    }
    if (address.table().holdsRegisters() && registers > modbus.maxRegisters()) {
      String message =
          "the value takes "
              + registers
              + " registers, one question brings "
              + modbus.maxRegisters();
      problems.add(mark, "OUT_OF_RANGE", message, "Shorten it or raise read.maxRegisters");
      return false;
    }
    for (AddressRange range : modbus.avoid()) {
      if (range.touches(address.table(), address.number(), registers)) {
        String message = address + " lies in a range that read.avoid forbids";
        problems.add(mark, "OVERLAP", message, "Change one of them");
      }
    }
    return true;
  }

  private @Nullable RawType type(MapNode spec, Address address) {
    boolean registers = address.table().holdsRegisters();
    String word = spec.string("type", registers ? "uint16" : "bit", problems);
    RawType type =
        word.equals(DATE) ? RawType.STRING : RawType.valueOf(word.toUpperCase(Locale.ROOT));
    if (registers == (type == RawType.BIT)) {
      String message = "the type " + word + " does not fit the table of " + address;
      String fix =
          registers ? "Use bit: n for a bit of a register" : "Coils and discrete inputs are bits";
      problems.add(spec.valueMark("type"), "MEANINGLESS", message, fix);
      return null;
    }
    return type;
  }

  /** Registers of the value, 0 after a problem. */
  private int length(MapNode spec, RawType type, RegisterLayout layout) {
    int fixed = type == RawType.STRING ? LayoutReader.registers(layout.form()) : type.registers();
    boolean chosen = type == RawType.STRING && LayoutReader.chosen(layout.form());
    if (fixed > 0 && !chosen) {
      if (spec.has("length")) {
        String message = "\"length\" has no meaning for this type";
        problems.add(spec.keyMark("length"), "MEANINGLESS", message, "Remove it");
      }
      return fixed;
    }
    if (chosen) {
      return layouts.chosenLength(spec, layout.form(), fixed);
    }
    return spec.require("length", problems) ? (int) spec.whole("length", 0, 1, 125, problems) : 0;
  }
}
