package org.gengfu.profile;

import java.util.Locale;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Reads where in a Modbus device a point's value lies. For one thread. */
final class SourceReader {
  private final AddressReader addresses;
  private final ModbusBlock modbus;
  private final Problems problems;

  SourceReader(AddressReader addresses, ModbusBlock modbus, Problems problems) {
    this.addresses = addresses;
    this.modbus = modbus;
    this.problems = problems;
  }

  /** The place of a point, whole or sliced, or null after a problem. */
  @Nullable RegisterSource read(MapNode spec) {
    if (!(spec.get("at") instanceof ScalarNode at)) {
      problems.add(spec.mark(), "MISSING", "\"at\" is missing", "Add at: with table and address");
      return null;
    }
    Address address = addresses.read(at);
    if (address == null) {
      return null;
    }
    RawType type = type(spec, address);
    int registers = type == null ? 0 : length(spec, type);
    if (type == null || registers == 0) {
      return null;
    }
    if (address.number() + registers > 0x10000) {
      String message = registers + " registers from " + address + " pass the end of the table";
      problems.add(at.mark(), "ADDRESS", message, "");
      return null;
    }
    if (address.table().holdsRegisters() && registers > modbus.maxRegisters()) {
      String message =
          "the value takes "
              + registers
              + " registers, one question brings "
              + modbus.maxRegisters();
      problems.add(at.mark(), "OUT_OF_RANGE", message, "Shorten it or raise read.maxRegisters");
      return null;
    }
    checkAvoided(address, registers, at.mark());
    WordOrder order =
        spec.has("order")
            ? WordOrder.valueOf(spec.string("order", "ABCD", problems))
            : modbus.order();
    RegisterSource whole =
        new RegisterSource(address.table(), address.number(), type, registers, order, -1, -1, -1);
    return slice(spec, whole);
  }

  private void checkAvoided(Address address, int registers, Mark mark) {
    for (AddressRange range : modbus.avoid()) {
      if (range.touches(address.table(), address.number(), registers)) {
        String message = address + " lies in a range that read.avoid forbids";
        problems.add(mark, "OVERLAP", message, "Change one of them");
      }
    }
  }

  private @Nullable RawType type(MapNode spec, Address address) {
    boolean registers = address.table().holdsRegisters();
    String word = spec.string("type", registers ? "uint16" : "bit", problems);
    if (word.equals("date-time")) {
      String message = "the type date-time is accepted, but not run yet";
      problems.add(spec.valueMark("type"), "NOT_RUN", message, "Leave this point out for now");
      return null;
    }
    RawType type = RawType.valueOf(word.toUpperCase(Locale.ROOT));
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
  private int length(MapNode spec, RawType type) {
    if (type != RawType.STRING) {
      if (spec.has("length")) {
        String message = "\"length\" has no meaning for this type";
        problems.add(spec.keyMark("length"), "MEANINGLESS", message, "Remove it");
      }
      return type.registers();
    }
    return spec.require("length", problems) ? (int) spec.whole("length", 0, 1, 125, problems) : 0;
  }

  private @Nullable RegisterSource slice(MapNode spec, RegisterSource whole) {
    Node bits = spec.get("bits");
    if (spec.has("bit") && bits != null) {
      problems.add(
          spec.keyMark("bits"), "MEANINGLESS", "bit and bits exclude each other", "Keep one");
      return null;
    }
    int width = whole.registers() * 16;
    int low = -1;
    int high = -1;
    if (spec.has("bit")) {
      low = (int) spec.whole("bit", 0, 0, 63, problems);
      high = low;
    } else if (bits instanceof ListNode list && list.items().size() == 2) {
      low = bit(list.items().get(0));
      high = bit(list.items().get(1));
    }
    if ((low >= 0 || bits != null) && !whole.type().whole()) {
      Mark mark = spec.keyMark(bits == null ? "bit" : "bits");
      problems.add(mark, "MEANINGLESS", "only whole numbers have bits", "Use an integer type");
      return null;
    }
    if (low > high || high >= width) {
      Mark mark = spec.valueMark(bits == null ? "bit" : "bits");
      String message =
          "bits " + low + " to " + high + " do not lie in a value of " + width + " bits";
      problems.add(mark, "OUT_OF_RANGE", message, "Bit 0 is the least significant");
      return null;
    }
    return sliced(whole, low, high);
  }

  static RegisterSource sliced(RegisterSource whole, int low, int high) {
    return new RegisterSource(
        whole.table(),
        whole.address(),
        whole.type(),
        whole.registers(),
        whole.order(),
        low,
        high,
        whole.writeAddress());
  }

  private static int bit(Node node) {
    Long value = node instanceof ScalarNode scalar ? scalar.whole() : null;
    return value == null ? -1 : value.intValue();
  }
}
