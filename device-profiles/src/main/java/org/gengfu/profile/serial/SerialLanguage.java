package org.gengfu.profile.serial;

import java.math.BigDecimal;
import org.gengfu.document.MapNode;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ProtocolBlock;
import org.gengfu.profile.ProtocolLanguage;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;

/** Serial protocols in profiles: {@code protocol: serial}. Stateless; any thread. */
public final class SerialLanguage implements ProtocolLanguage {
  @Override
  public String protocol() {
    return "serial";
  }

  @Override
  public String schemaResource() {
    return "/org/gengfu/profile/protocol/serial.json";
  }

  @Override
  public @Nullable ProtocolBlock block(MapNode settings, LanguageContext context) {
    return new BlockReader(settings, context).read();
  }

  @Override
  public @Nullable WireSource source(
      String pointId, MapNode point, ProtocolBlock block, LanguageContext context) {
    return block instanceof SerialBlock serial
        ? new SourceReader(serial, context).read(point)
        : null;
  }

  @Override
  public ValueKind rawKind(WireSource source) {
    SerialSource serial = (SerialSource) source;
    if (serial.form() == SerialSource.Form.TEXT) {
      return ValueKind.TEXT;
    }
    return serial.form().whole() ? ValueKind.WHOLE : ValueKind.REAL;
  }

  @Override
  public int width(WireSource source) {
    SerialSource serial = (SerialSource) source;
    return serial.form().bytes() && serial.place() instanceof SerialSource.Place.At at
        ? Math.clamp(at.length() * 8L, 1, 64)
        : 64;
  }

  @Override
  public boolean signed(WireSource source) {
    SerialSource.Form form = ((SerialSource) source).form();
    return form == SerialSource.Form.INT || form == SerialSource.Form.INTEGER;
  }

  @Override
  public @Nullable WireSource target(
      String pointId,
      MapNode write,
      WireSource read,
      ProtocolBlock block,
      LanguageContext context) {
    return block instanceof SerialBlock serial
        ? new SourceReader(serial, context).target(write, (SerialSource) read)
        : read;
  }

  @Override
  public boolean holds(WireSource source, BigDecimal raw) {
    return true;
  }
}
