package org.gengfu.profile.opcua;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ProtocolBlock;
import org.gengfu.profile.ProtocolLanguage;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;

/** OPC UA in profiles: {@code protocol: opcua}. Stateless; any thread. */
public final class OpcuaLanguage implements ProtocolLanguage {
  private static final Duration FASTEST = Duration.ofMillis(50);
  private static final Duration SLOWEST = Duration.ofHours(1);

  @Override
  public String protocol() {
    return "opcua";
  }

  @Override
  public String schemaResource() {
    return "protocol/opcua.json";
  }

  @Override
  public ProtocolBlock block(MapNode settings, LanguageContext context) {
    return new OpcuaBlockReader(settings, context).read();
  }

  @Override
  public @Nullable WireSource source(
      String pointId, MapNode point, ProtocolBlock block, LanguageContext context) {
    Problems problems = context.problems();
    int before = problems.count();
    NodeAddress at = address(point, "at", (OpcuaBlock) block, context);
    NodeType type = NodeType.valueOf(word(point, "type", "double", problems));
    boolean ordered = type != NodeType.STRING && type != NodeType.BOOLEAN;
    if (point.has("deadband") && !ordered) {
      String message = "a deadband has no meaning for the type " + point.string("type", problems);
      problems.add(point.keyMark("deadband"), "MEANINGLESS", message, "Remove it");
    }
    if (at == null || problems.count() > before) {
      return null;
    }
    return new NodeSource(
        at,
        type,
        (int) point.whole("index", -1, 0, NodeSource.MAX_INDEX, problems),
        NodeSource.Collect.valueOf(word(point, "collect", "by-class", problems)),
        point.has("sampling")
            ? point.duration("sampling", FASTEST, FASTEST, SLOWEST, problems)
            : null,
        point.number("deadband", 0, 0, Double.MAX_VALUE, problems));
  }

  @Override
  public ValueKind rawKind(WireSource source) {
    return source instanceof NodeSource node ? node.type().kind() : ValueKind.TEXT;
  }

  @Override
  public int width(WireSource source) {
    return source instanceof NodeSource node ? node.type().bits() : Long.SIZE;
  }

  @Override
  public boolean signed(WireSource source) {
    return !(source instanceof NodeSource node) || node.type().signed();
  }

  @Override
  public boolean holds(WireSource source, BigDecimal raw) {
    return !(source instanceof NodeSource node) || node.type().holds(raw);
  }

  @Override
  public @Nullable WireSource table(
      String section, MapNode repeat, ProtocolBlock block, LanguageContext context) {
    Problems problems = context.problems();
    MapNode children = repeat.map("children", problems);
    if (children == null) {
      return null;
    }
    NodeAddress parent = address(children, "of", (OpcuaBlock) block, context);
    String kind = word(children, "kind", "object", problems);
    String named = children.string("named", "", problems);
    try {
      Pattern.compile(named);
    } catch (PatternSyntaxException e) {
      String message = "\"" + named + "\" is no regular expression: " + e.getDescription();
      problems.add(children.valueMark("named"), "WRONG_FORM", message, "");
      return null;
    }
    return parent == null
        ? null
        : new ChildrenSource(parent, ChildrenSource.Kind.valueOf(kind), named);
  }

  @Override
  public List<String> columns(String section, MapNode repeat) {
    return repeat.has("children") ? ChildrenSource.COLUMNS : List.of();
  }

  /** An address as profiles of this block write it, or null after a problem. */
  public static @Nullable NodeAddress address(
      String text, Mark mark, OpcuaBlock block, Problems problems) {
    return new AddressReader(block.namespaces(), block.start(), problems).read(text, mark);
  }

  private static @Nullable NodeAddress address(
      MapNode node, String key, OpcuaBlock block, LanguageContext context) {
    if (!(node.get(key) instanceof ScalarNode scalar)) {
      String message = "\"" + key + "\" is missing";
      context
          .problems()
          .add(node.mark(), "MISSING", message, "Add " + key + ": with a node id or a path");
      return null;
    }
    String text = context.text(scalar);
    return text == null
        ? null
        : new AddressReader(block.namespaces(), block.start(), context.problems())
            .read(text, scalar.mark());
  }

  private static String word(MapNode node, String key, String fallback, Problems problems) {
    return node.string(key, fallback, problems).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
