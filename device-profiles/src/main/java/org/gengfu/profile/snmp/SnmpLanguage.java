package org.gengfu.profile.snmp;

import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ProtocolBlock;
import org.gengfu.profile.ProtocolLanguage;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;

/** SNMP in profiles: {@code protocol: snmp}. Stateless; any thread. */
public final class SnmpLanguage implements ProtocolLanguage {
  @Override
  public String protocol() {
    return "snmp";
  }

  @Override
  public String schemaResource() {
    return "/org/gengfu/profile/protocol/snmp.json";
  }

  @Override
  public ProtocolBlock block(MapNode settings, LanguageContext context) {
    return SnmpBlockReader.read(settings, context.problems());
  }

  @Override
  public @Nullable WireSource source(
      String pointId, MapNode point, ProtocolBlock block, LanguageContext context) {
    return new SnmpSourceReader(context).read(point);
  }

  @Override
  public @Nullable WireSource target(
      String pointId,
      MapNode write,
      WireSource read,
      ProtocolBlock block,
      LanguageContext context) {
    if (!write.has("at") || !(read instanceof SnmpSource source)) {
      return read;
    }
    Oid oid = new SnmpSourceReader(context).oid(write, "at");
    return oid == null
        ? null
        : new SnmpSource(
            oid, source.type(), source.charset(), SnmpSource.Ask.GET, "", null, source.name());
  }

  @Override
  public @Nullable WireSource table(
      String section, MapNode repeat, ProtocolBlock block, LanguageContext context) {
    return repeat.has("table") ? new SnmpTableReader(context).read(repeat) : null;
  }

  @Override
  public List<String> columns(String section, MapNode repeat) {
    return repeat.has("table") ? SnmpTableReader.names(repeat) : List.of();
  }

  @Override
  public ValueKind rawKind(WireSource source) {
    return source instanceof SnmpSource snmp ? snmp.type().kind() : ValueKind.TEXT;
  }

  @Override
  public int width(WireSource source) {
    return source instanceof SnmpSource snmp ? snmp.type().width() : Long.SIZE;
  }

  @Override
  public boolean signed(WireSource source) {
    return !(source instanceof SnmpSource snmp) || snmp.type() != SnmpType.UINT32;
  }
}
