package org.gengfu.profile.opcua;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.Suggestion;
import org.gengfu.profile.opcua.NodeAddress.Id;
import org.gengfu.profile.opcua.NodeAddress.IdKind;
import org.gengfu.profile.opcua.NodeAddress.Path;
import org.gengfu.profile.opcua.NodeAddress.Step;
import org.jspecify.annotations.Nullable;

/** Reads node ids (OPC 10000-6, 5.3.1.11) and browse paths. For one thread. */
final class AddressReader {
  private static final Pattern NODE_ID =
      Pattern.compile("(?:nsu=([^;]+);)?([isgb])=(.+)", Pattern.DOTALL);
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
  private static final String FIX =
      "Write nsu=URI;s=name, nsu=URI;i=number, or a path such as /prefix:Name/prefix:Name";

  private final Map<String, String> namespaces;
  private final NodeAddress start;
  private final Problems problems;

  /**
   * @param namespaces URI by prefix
   * @param start where paths begin
   */
  AddressReader(Map<String, String> namespaces, NodeAddress start, Problems problems) {
    this.namespaces = namespaces;
    this.start = start;
    this.problems = problems;
  }

  /** The address, or null after a problem. */
  @Nullable NodeAddress read(String text, Mark mark) {
    if (text.startsWith("/")) {
      return path(text, mark);
    }
    if (text.startsWith("ns=")) {
      String message = "\"" + text + "\" names a namespace by its index";
      String fix = "Write nsu=URI; instead: a server may move the index at each start";
      problems.add(mark, "ADDRESS", message, fix);
      return null;
    }
    Matcher matcher = NODE_ID.matcher(text);
    if (!matcher.matches()) {
      return refuse(text, mark, FIX);
    }
    return id(matcher.group(1), matcher.group(2), matcher.group(3), text, mark);
  }

  private @Nullable Id id(
      @Nullable String uri, String letter, String value, String text, Mark mark) {
    IdKind kind =
        switch (letter) {
          case "i" -> IdKind.NUMBER;
          case "s" -> IdKind.TEXT;
          case "g" -> IdKind.GUID;
          default -> IdKind.OPAQUE;
        };
    if (uri == null && kind != IdKind.NUMBER) {
      return refuse(text, mark, "Without nsu= only the standard's own nodes are named, by number");
    }
    boolean fits =
        switch (kind) {
          case NUMBER -> value.matches("[0-9]{1,10}") && Long.parseLong(value) <= 0xFFFF_FFFFL;
          case TEXT -> true;
          case GUID -> GUID.matcher(value).matches();
          case OPAQUE -> BASE64.matcher(value).matches();
        };
    if (!fits) {
      return refuse(text, mark, FIX);
    }
    String namespace =
        uri == null ? NodeAddress.STANDARD : uri.replace("%3B", ";").replace("%25", "%");
    return new Id(namespace, kind, value);
  }

  private @Nullable Path path(String text, Mark mark) {
    List<Step> steps = new ArrayList<>();
    Id from = NodeAddress.OBJECTS;
    switch (start) {
      case Id id -> from = id;
      case Path path -> {
        from = path.start();
        steps.addAll(path.steps());
      }
    }
    for (String part : parts(text)) {
      Step step = step(part, text, mark);
      if (step == null) {
        return null;
      }
      steps.add(step);
    }
    return new Path(from, steps);
  }

  /** What stands between the slashes; {@code &} takes the next character as it is. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '&' && i + 1 < text.length()) {
        part.append(c).append(text.charAt(++i));
      } else if (c == '/') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private @Nullable Step step(String part, String text, Mark mark) {
    int colon = part.indexOf(':');
    String prefix = colon < 0 ? "" : part.substring(0, colon);
    String name = part.substring(colon + 1).replaceAll("&(.)", "$1");
    if (colon < 1 || name.isEmpty()) {
      return refuse(text, mark, "Each step is prefix:Name, the prefix from opcua.namespaces");
    }
    String uri = namespaces.get(prefix);
    if (uri == null) {
      String message = "the prefix \"" + prefix + "\" is not in opcua.namespaces";
      problems.add(mark, "UNKNOWN_NAME", message, Suggestion.among(prefix, namespaces.keySet()));
      return null;
    }
    return new Step(uri, name);
  }

  private <T> @Nullable T refuse(String text, Mark mark, String fix) {
    problems.add(mark, "ADDRESS", "\"" + text + "\" is no address of a node", fix);
    return null;
  }
}
