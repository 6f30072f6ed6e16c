package org.gengfu.driver.opcua;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.GoldenTest;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.opcua.NodeAddress;
import org.gengfu.profile.opcua.NodeSource;
import org.gengfu.profile.opcua.NodeType;
import org.gengfu.profile.opcua.OpcuaBlock;
import org.gengfu.profile.opcua.OpcuaLanguage;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the golden vectors of OPC UA profiles as the driver decodes answers: {@code values:}
 * holds what the server holds, by node. Stateless; any thread.
 */
public final class OpcuaVectors {
  private static final String UNCERTAIN = "Uncertain_";
  private static final String BAD = "Bad_";

  private OpcuaVectors() {}

  /**
   * Raw values of all points whose nodes the vector holds.
   *
   * @param problems gets {@code VECTOR} for a value that no server can hold there
   * @return by point; points whose nodes the vector leaves out are left out
   */
  public static Map<String, RawValue> decode(
      ResolvedProfile profile, GoldenTest test, Problems problems) {
    Map<String, RawValue> values = new LinkedHashMap<>();
    MapNode given = test.given().map("values", problems);
    if (given == null || !(profile.protocol() instanceof OpcuaBlock block)) {
      return values;
    }
    Map<NodeAddress, Node> held = new HashMap<>();
    for (String key : given.keys()) {
      NodeAddress address = OpcuaLanguage.address(key, given.keyMark(key), block, problems);
      Node value = given.get(key);
      if (address != null && value != null) {
        held.put(address, value);
      }
    }
    for (ResolvedPoint point : profile.points()) {
      if (point.source() instanceof NodeSource source) {
        Node node = held.get(source.at());
        DataValue value = node == null ? null : value(node, source.type(), problems);
        if (value != null) {
          values.put(point.id(), RawValues.of(value, source));
        }
      }
    }
    return values;
  }

  private static @Nullable DataValue value(Node node, NodeType type, Problems problems) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar, type, problems);
      case ListNode list -> {
        List<Object> entries = new ArrayList<>();
        for (Node item : list.items()) {
          Object entry = item instanceof ScalarNode scalar ? typed(scalar, type, problems) : null;
          if (entry != null) {
            entries.add(entry);
          }
        }
        yield new DataValue(Variant.of(entries.toArray()));
      }
      case MapNode map -> null;
    };
  }

  private static @Nullable DataValue scalar(ScalarNode scalar, NodeType type, Problems problems) {
    String text = scalar.text();
    if (text.startsWith(BAD) || text.startsWith(UNCERTAIN)) {
      return new DataValue(new StatusCode(code(scalar, problems)));
    }
    Object value = typed(scalar, type, problems);
    return value == null ? null : new DataValue(Variant.of(value));
  }

  private static long code(ScalarNode scalar, Problems problems) {
    try {
      return StatusCodes.class.getField(scalar.text()).getLong(null);
    } catch (ReflectiveOperationException e) {
      String message = "\"" + scalar.text() + "\" is no status of OPC UA";
      problems.add(scalar.mark(), "VECTOR", message, "Write e.g. Bad_SensorFailure");
      return StatusCodes.Bad_UnexpectedError;
    }
  }

  private static @Nullable Object typed(ScalarNode scalar, NodeType type, Problems problems) {
    Variant variant = RawValues.variant(raw(scalar, type), type);
    if (variant == null) {
      String message =
          "\"%s\" cannot stand in a variable of type %s"
              .formatted(scalar.text(), type.name().toLowerCase(Locale.ROOT));
      problems.add(scalar.mark(), "VECTOR", message, "Correct the value or the point's type");
      return null;
    }
    return variant.value();
  }

  private static RawValue raw(ScalarNode scalar, NodeType type) {
    Boolean flag = scalar.flag();
    Long whole = scalar.whole();
    var decimal = scalar.decimal();
    if (type == NodeType.STRING) {
      return new RawValue.Text(scalar.text());
    }
    if (flag != null) {
      return new RawValue.Whole(flag ? 1 : 0);
    }
    if (whole != null) {
      return new RawValue.Whole(whole);
    }
    return decimal == null
        ? new RawValue.Text(scalar.text())
        : new RawValue.Real(decimal.doubleValue());
  }
}
