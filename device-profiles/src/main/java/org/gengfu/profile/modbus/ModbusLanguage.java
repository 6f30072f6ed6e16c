package org.gengfu.profile.modbus;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.Identification;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.ProtocolBlock;
import org.gengfu.profile.ProtocolLanguage;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;

/** Modbus in profiles: {@code protocol: modbus}. Stateless; any thread. */
public final class ModbusLanguage implements ProtocolLanguage {
  @Override
  public String protocol() {
    return "modbus";
  }

  @Override
  public String schemaResource() {
    return "/org/gengfu/profile/protocol/modbus.json";
  }

  @Override
  public ProtocolBlock block(MapNode settings, LanguageContext context) {
    return new BlockReader(settings, context).read();
  }

  @Override
  public @Nullable WireSource source(
      String pointId, MapNode point, ProtocolBlock block, LanguageContext context) {
    return new RegisterReader((ModbusBlock) block, context).read(point);
  }

  @Override
  public ValueKind rawKind(WireSource source) {
    RawType type = ((RegisterSource) source).type();
    if (type == RawType.BIT) {
      return ValueKind.FLAG;
    }
    if (type == RawType.STRING) {
      return ValueKind.TEXT;
    }
    return type.real() ? ValueKind.REAL : ValueKind.WHOLE;
  }

  @Override
  public int width(WireSource source) {
    RegisterSource place = (RegisterSource) source;
    if (place.sliced()) {
      return place.highBit() - place.lowBit() + 1;
    }
    int registers =
        place.layout().scattered() ? place.layout().addresses().size() : place.registers();
    return Math.min(64, registers * 16);
  }

  @Override
  public boolean signed(WireSource source) {
    RegisterSource place = (RegisterSource) source;
    return place.type().signed() && !place.sliced();
  }

  @Override
  public @Nullable WireSource slice(WireSource whole, int lowest, int highest) {
    RegisterSource place = (RegisterSource) whole;
    return new RegisterSource(
        place.table(),
        place.address(),
        place.type(),
        place.registers(),
        place.order(),
        lowest,
        highest,
        place.writeAddress(),
        place.layout());
  }

  @Override
  public @Nullable WireSource target(
      String pointId,
      MapNode write,
      WireSource read,
      ProtocolBlock block,
      LanguageContext context) {
    RegisterSource place = (RegisterSource) read;
    if (!(write.get("at") instanceof ScalarNode at)) {
      if (!place.table().writable()) {
        String fix = "Add at: with a coil or holding register";
        context.problems().add(write.mark(), "MEANINGLESS", "this table cannot be written", fix);
        return null;
      }
      return read;
    }
    Address address = new AddressReader(((ModbusBlock) block).base(), context).read(at);
    if (address == null) {
      return null;
    }
    boolean bits = address.table() == ModbusTable.COIL;
    if (!address.table().writable() || bits != (place.type() == RawType.BIT)) {
      String message =
          address.table().writable()
              ? "a value of this type cannot be written to the table of " + address
              : "this table cannot be written";
      context.problems().add(at.mark(), "MEANINGLESS", message, "");
      return null;
    }
    return new RegisterSource(
        address.table(),
        address.number(),
        place.type(),
        place.registers(),
        place.order(),
        place.lowBit(),
        place.highBit(),
        -1,
        place.layout());
  }

  @Override
  public boolean holds(WireSource source, BigDecimal raw) {
    RegisterSource place = (RegisterSource) source;
    RawType type = place.type();
    if (type.real() || type == RawType.STRING) {
      return true;
    }
    if (place.sliced()) {
      return raw.signum() >= 0 && raw.compareTo(BigDecimal.TWO.pow(width(place))) < 0;
    }
    BigDecimal top =
        switch (type) {
          case BIT -> BigDecimal.TWO;
          case INT16, INT32, INT64 -> BigDecimal.TWO.pow(type.registers() * 16 - 1);
          case UINT16, UINT32, UINT64 -> BigDecimal.TWO.pow(type.registers() * 16);
          case BCD16, BCD32 -> BigDecimal.TEN.pow(type.registers() * 4);
          case FLOAT32, FLOAT64, STRING -> BigDecimal.ZERO;
        };
    BigDecimal bottom = type.signed() ? top.negate() : BigDecimal.ZERO;
    return raw.compareTo(top) < 0 && raw.compareTo(bottom) >= 0;
  }

  @Override
  public @Nullable WireSource event(
      String id, MapNode event, ProtocolBlock block, LanguageContext context) {
    if (!event.has("at")) {
      return null;
    }
    WireSource whole = source(id, event, block, context);
    int bit = (int) event.whole("bit", -1, 0, 63, context.problems());
    return whole == null || bit < 0 ? whole : slice(whole, bit, bit);
  }

  @Override
  public List<Identification.Match> identify(
      MapNode rule, ProtocolBlock block, LanguageContext context) {
    return new MatchReader((ModbusBlock) block, context).read(rule);
  }

  @Override
  public void review(List<Placed> points, ProtocolBlock block, LanguageContext context) {
    OverlapCheck overlaps = new OverlapCheck();
    points.forEach(placed -> overlaps.add(placed.point(), placed.mark()));
    overlaps.report(context.problems());
  }

  @Override
  public Map<ModbusTable, Map<Integer, Integer>> cells(
      MapNode read, ProtocolBlock block, LanguageContext context) {
    return new CellReader(((ModbusBlock) block).base(), context).read(read);
  }
}
