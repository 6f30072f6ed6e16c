package org.gengfu.sim.snmp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.FactRow;
import org.gengfu.profile.Identification;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpTable;
import org.gengfu.sim.face.DeviceFace;

/** Lays a device's objects out: its points, its tables' columns, and the system group. */
final class TreeBuilder {
  private static final String SYSTEM = "1.3.6.1.2.1.1.";
  private static final Oid NO_OBJECT_ID = new Oid("0.0");

  private final DeviceFace device;
  private final Quirks quirks;
  private final ObjectTree tree = new ObjectTree();

  private TreeBuilder(DeviceFace device, Quirks quirks) {
    this.device = device;
    this.quirks = quirks;
  }

  /**
   * The objects of a device.
   *
   * @param facts the rows that its tables have
   * @param ticks hundredths of a second since the agent began
   */
  static ObjectTree build(DeviceFace device, DeviceFacts facts, Quirks quirks, LongSupplier ticks) {
    TreeBuilder builder = new TreeBuilder(device, quirks);
    ResolvedProfile profile = device.profile();
    builder.points(profile);
    for (ResolvedPoint fact : profile.planned()) {
      if (fact.source() instanceof SnmpTable table) {
        builder.rows(table, facts.tables().getOrDefault(fact.id(), List.of()));
      }
    }
    builder.system(profile, ticks);
    return builder.tree;
  }

  private void points(ResolvedProfile profile) {
    Map<Oid, List<ResolvedPoint>> byObject = new LinkedHashMap<>();
    Map<Oid, ResolvedPoint> written = new LinkedHashMap<>();
    int row = 0;
    for (ResolvedPoint point : profile.points()) {
      if (point.source() instanceof SnmpSource listed
          && listed.ask() == SnmpSource.Ask.WALK
          && listed.oid() != null) {
        row++;
        tree.add(listed.oid().child(Integer.toString(row)), row(point, listed));
      } else if (point.source() instanceof SnmpSource source && source.oid() != null) {
        byObject.computeIfAbsent(source.oid(), o -> new ArrayList<>()).add(point);
        if (point.write() != null && point.decode().lowBit() < 0) {
          Oid target =
              point.write().target() instanceof SnmpSource elsewhere && elsewhere.oid() != null
                  ? elsewhere.oid()
                  : source.oid();
          written.put(target, point);
        }
      }
    }
    byObject.forEach((oid, points) -> {
      SnmpSource source = (SnmpSource) points.getFirst().source();
      boolean suffixed = source.ask() == SnmpSource.Ask.NEXT && !quirks.suffix().isEmpty();
      Oid at = suffixed ? oid.child(quirks.suffix()) : oid;
      tree.add(at, new Cell(() -> PointValue.now(device, points), points, written.get(oid)));
    });
    written.forEach((oid, point) ->
        tree.add(oid, new Cell(() -> PointValue.now(device, List.of(point)), List.of(), point)));
  }

  /** A row that is there while its point is true. */
  private Cell row(ResolvedPoint point, SnmpSource source) {
    Oid oid = Oid.parse(source.contains());
    Value held = oid == null ? Value.text(source.contains()) : new Value.Identifier(oid);
    Value gone = new Value.Nothing(Tag.NO_SUCH_INSTANCE);
    return new Cell(() -> device.number(point.id()) > 0 ? held : gone, List.of(), null);
  }

  private void rows(SnmpTable table, List<FactRow> rows) {
    int ordinal = 0;
    for (FactRow row : rows) {
      ordinal++;
      String index = row.columns().getOrDefault("index", Integer.toString(ordinal));
      for (SnmpTable.Column column : table.columns()) {
        String text = row.columns().get(column.name());
        String at =
            column.index() == null ? index : row.columns().getOrDefault(column.index(), index);
        if (text != null && !at.isEmpty()) {
          tree.add(column.oid().child(at), Cell.fixed(PointValue.column(column.type(), text)));
        }
      }
    }
  }

  private void system(ResolvedProfile profile, LongSupplier ticks) {
    MapNode settings = device.settings();
    Problems read = new Problems();
    String model = (profile.vendor() + " " + profile.model()).strip();
    String descr = settings.string("sysDescr", model.isEmpty() ? profile.id() : model, read);
    Oid id = Oid.parse(settings.string("sysObjectId", identified(profile), read));
    tree.add(new Oid(SYSTEM + "1.0"), Cell.fixed(Value.text(descr)));
    tree.add(
        new Oid(SYSTEM + "2.0"), Cell.fixed(new Value.Identifier(id == null ? NO_OBJECT_ID : id)));
    tree.add(
        new Oid(SYSTEM + "3.0"),
        new Cell(
            () -> new Value.Whole(Tag.TIME_TICKS, ticks.getAsLong() & 0xFFFF_FFFFL),
            List.of(),
            null));
    tree.add(new Oid(SYSTEM + "4.0"), Cell.fixed(Value.text("")));
    tree.add(new Oid(SYSTEM + "5.0"), Cell.fixed(Value.text(device.id())));
    tree.add(new Oid(SYSTEM + "6.0"), Cell.fixed(Value.text("simulated")));
  }

  private static String identified(ResolvedProfile profile) {
    for (Identification rule : profile.identify()) {
      for (Identification.Match match : rule.all()) {
        if (match.key().equals("sysObjectId")) {
          return match.value();
        }
      }
    }
    return NO_OBJECT_ID.text();
  }
}
