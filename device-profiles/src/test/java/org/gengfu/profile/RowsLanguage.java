package org.gengfu.profile;

import java.util.List;
import org.gengfu.document.MapNode;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** A protocol of tables and of numbers whose bits the driver does not cut out, for tests. */
public final class RowsLanguage implements ProtocolLanguage {
  /** A cell by name. */
  public record Cell(String name) implements WireSource {}

  /** A table. */
  public record Table(List<String> columns) implements WireSource {}

  /** Nothing. */
  public record Block() implements ProtocolBlock {
    @Override
    public String name() {
      return "rows";
    }
  }

  @Override
  public String protocol() {
    return "rows";
  }

  @Override
  public String schemaResource() {
    return "rows.json";
  }

  @Override
  public ProtocolBlock block(MapNode settings, LanguageContext context) {
    return new Block();
  }

  @Override
  public @Nullable WireSource source(
      String pointId, MapNode point, ProtocolBlock block, LanguageContext context) {
    String name = point.get("at") instanceof ScalarNode at ? context.text(at) : null;
    return name == null ? null : new Cell(name);
  }

  @Override
  public ValueKind rawKind(WireSource source) {
    return source instanceof Cell cell && cell.name().startsWith("t.")
        ? ValueKind.TEXT
        : ValueKind.WHOLE;
  }

  @Override
  public @Nullable WireSource table(
      String section, MapNode repeat, ProtocolBlock block, LanguageContext context) {
    return repeat.get("table") instanceof MapNode table ? new Table(table.keys()) : null;
  }

  @Override
  public List<String> columns(String section, MapNode repeat) {
    return repeat.get("table") instanceof MapNode table ? table.keys() : List.of();
  }
}
