package org.gengfu.profiletool.scaffold;

import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.lint.Archetype;

/**
 * The text of a new profile: everything that is the same for all devices of a kind, and a FILL-IN
 * where the manual must say more.
 *
 * @param id the profile's id
 * @param protocol what the device speaks
 * @param schema the path of the editor's schema, as it is seen from the new file
 */
record Scaffold(Archetype archetype, String id, String protocol, String schema) {
  /** What each protocol cannot do without, with the question that the author must answer. */
  private static final Map<String, String> BLOCKS =
      Map.of(
          "modbus",
          """
          modbus:
            base: 0          # what the manual counts from: 0 as on the wire, 1, or modicon (30001, 40001)
            order: ABCD      # byte order of values that span registers, if the manual says another
          """,
          "snmp",
          """
          snmp:
            versions: [v2c]  # what the agent speaks: v1, v2c, v3
          """,
          "serial",
          """
          serial:
            line: {baud: 9600}
            frames:
              answer: {end: "\\r", max: 200}   # how an answer begins and ends
            questions:
              status: {send: "FILL-IN\\r", answer: {fields: {separator: " "}}}   # what is sent, and how its answer is taken apart
          """,
          "opcua",
          """
          opcua: {}
          """,
          "host",
          """
          host: {}
          """,
          "link",
          """
          link: {}
          """);

  /** True when a scaffold can be made for this protocol. */
  static boolean speaks(String protocol) {
    return BLOCKS.containsKey(protocol);
  }

  String text() {
    StringBuilder out = new StringBuilder();
    MapNode root = archetype.root();
    out.append("# yaml-language-server: $schema=").append(schema).append('\n');
    out.append("profile: ").append(id).append('\n');
    out.append("schema: 1\nversion: 0.1.0\n");
    out.append("kind: ").append(archetype.kind()).append('\n');
    entry(out, "", "title", java.util.Objects.requireNonNull(root.get("title")));
    out.append("# FILL-IN products: [{vendor: ..., models: [...]}]\n");
    out.append(
        "# FILL-IN source: {manual: \"document, edition, date\", page: \"...\"}   and remove the next line\n");
    out.append("illustrative: true\n");
    out.append("protocol: ").append(protocol).append('\n');
    out.append(BLOCKS.getOrDefault(protocol, ""));
    out.append("polling: {fast: 2s, normal: 10s, slow: 1m}\n");
    section(out, root, "enums", List.of());
    points(out, root);
    section(out, root, "alarms", List.of(Archetype.NEED));
    out.append(
        "\n# FILL-IN tests: what the device holds and what must come of it, out of the manual's examples\n");
    return out.toString();
  }

  private static void entry(StringBuilder out, String indent, String key, Node value) {
    out.append(indent).append(key).append(": ").append(YamlText.flow(value)).append('\n');
  }

  private static void points(StringBuilder out, MapNode root) {
    if (!(root.get("points") instanceof MapNode points)) {
      return;
    }
    out.append("\npoints:\n");
    for (String id : points.keys()) {
      if (points.get(id) instanceof MapNode spec) {
        out.append("  ").append(id).append(":\n");
        out.append("    # FILL-IN at: ").append(question(spec)).append('\n');
        for (String key : spec.keys()) {
          Node value = spec.get(key);
          if (value != null && !key.equals(Archetype.NEED) && !key.equals("value")) {
            entry(out, "    ", key, value);
          }
        }
      }
    }
  }

  private static String question(MapNode spec) {
    String kind = spec.get("value") instanceof ScalarNode scalar ? scalar.text() : "number";
    String need = spec.get(Archetype.NEED) instanceof ScalarNode scalar ? scalar.text() : "";
    String what =
        switch (kind) {
          case "flag" ->
              "where this flag lies (a coil, a discrete input, or a register and its bit)";
          case "state" -> "where this state lies; correct the raw values of its enumeration";
          case "text" -> "where this text lies";
          default -> "where this value lies, its type and scale";
        };
    return need.equals("required") ? what : what + "; remove the point if the device lacks it";
  }

  private static void section(StringBuilder out, MapNode root, String name, List<String> without) {
    if (!(root.get(name) instanceof MapNode section) || section.keys().isEmpty()) {
      return;
    }
    out.append('\n').append(name).append(":\n");
    for (String id : section.keys()) {
      if (section.get(id) instanceof MapNode spec) {
        out.append("  ").append(id).append(":\n");
        for (String key : spec.keys()) {
          Node value = spec.get(key);
          if (value != null && !without.contains(key)) {
            entry(out, "    ", key, value);
          }
        }
      }
    }
  }
}
