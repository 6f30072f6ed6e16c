package org.gengfu.profiletool.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads TOML 1.0 as configurations use it: tables, arrays of tables, arrays over several lines,
 * inline tables, texts, numbers and comments. Dates stay texts. One use, one thread.
 */
final class TomlText {
  /** Deepest nesting of arrays and inline tables. */
  private static final int MAX_DEPTH = 32;

  private final String file;
  private final String text;
  private final Table root = new Table(1);
  private int at;
  private int line = 1;

  /** A table while it is being read. */
  private static final class Table {
    private final int line;
    private final Map<String, Object> entries = new LinkedHashMap<>();

    Table(int line) {
      this.line = line;
    }

    SourceNode node() {
      Map<String, SourceNode> map = new LinkedHashMap<>();
      entries.forEach((key, value) -> map.put(key, TomlText.node(value)));
      return new SourceNode(line, "", map, List.of());
    }
  }

  /** An array of tables while it is being read. */
  private record Tables(int line, List<Table> list) {}

  private TomlText(String file, String text) {
    this.file = file;
    this.text = text;
  }

  static SourceNode read(SourceFile file) throws ImportException {
    return new TomlText(file.name(), file.text().replace("\r\n", "\n")).read();
  }

  private static SourceNode node(Object value) {
    return switch (value) {
      case SourceNode node -> node;
      case Table table -> table.node();
      case Tables tables ->
          new SourceNode(
              tables.line(), "", Map.of(), tables.list().stream().map(Table::node).toList());
      default -> throw new IllegalStateException("no part of a TOML tree: " + value);
    };
  }

  private SourceNode read() throws ImportException {
    Table here = root;
    skip(true);
    while (at < text.length()) {
      if (text.charAt(at) == '[') {
        boolean many = text.startsWith("[[", at);
        at += many ? 2 : 1;
        List<String> path = path();
        expect(many ? "]]" : "]");
        here = open(path, many);
      } else {
        List<String> path = path();
        expect("=");
        put(open(here, path.subList(0, path.size() - 1)), path.getLast(), value(0));
      }
      skip(true);
    }
    return root.node();
  }

  private ImportException wrong(String message) {
    return ImportException.at(file, line, message);
  }

  private void put(Table table, String key, SourceNode value) throws ImportException {
    if (table.entries.putIfAbsent(key, value) != null) {
      throw wrong("the key \"" + key + "\" stands twice");
    }
  }

  private Table open(List<String> path, boolean many) throws ImportException {
    Table parent = open(root, path.subList(0, path.size() - 1));
    String last = path.getLast();
    if (!many) {
      return open(parent, List.of(last));
    }
    Object found = parent.entries.computeIfAbsent(last, key -> new Tables(line, new ArrayList<>()));
    if (found instanceof Tables tables) {
      Table next = new Table(line);
      tables.list().add(next);
      return next;
    }
    throw wrong("\"" + last + "\" is no array of tables");
  }

  private Table open(Table from, List<String> path) throws ImportException {
    Table table = from;
    for (String key : path) {
      Object found = table.entries.computeIfAbsent(key, k -> new Table(line));
      if (found instanceof Table inner) {
        table = inner;
      } else if (found instanceof Tables tables && !tables.list().isEmpty()) {
        table = tables.list().getLast();
      } else {
        throw wrong("\"" + key + "\" is no table");
      }
    }
    return table;
  }

  private List<String> path() throws ImportException {
    List<String> path = new ArrayList<>();
    do {
      skip(false);
      char c = peek();
      path.add(c == '"' || c == '\'' ? quoted() : bare("[A-Za-z0-9_-]", "a key"));
      skip(false);
    } while (take("."));
    return path;
  }

  private String bare(String letters, String what) throws ImportException {
    int start = at;
    while (at < text.length() && text.substring(at, at + 1).matches(letters)) {
      at++;
    }
    if (start == at) {
      throw wrong(what + " was expected");
    }
    return text.substring(start, at);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean take(String sign) {
    boolean there = text.startsWith(sign, at);
    at += there ? sign.length() : 0;
    return there;
  }

  private void expect(String sign) throws ImportException {
    skip(false);
    if (!take(sign)) {
      throw wrong("\"" + sign + "\" was expected");
    }
  }

  private void skip(boolean lines) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n' && lines) {
        line += c == '\n' ? 1 : 0;
        at++;
      } else {
        return;
      }
    }
  }

  private SourceNode value(int depth) throws ImportException {
    if (depth > MAX_DEPTH) {
      throw wrong("nested too deep");
    }
    skip(false);
    int start = line;
    return switch (peek()) {
      case '"', '\'' -> SourceNode.scalar(start, quoted());
      case '[' -> array(depth);
      case '{' -> inline(depth);
      default -> SourceNode.scalar(start, bare("[A-Za-z0-9+_.:-]", "a value"));
    };
  }

  private SourceNode array(int depth) throws ImportException {
    int start = line;
    at++;
    List<SourceNode> items = new ArrayList<>();
    skip(true);
    while (!take("]")) {
      items.add(value(depth + 1));
      skip(true);
      if (!take(",") && peek() != ']') {
        throw wrong("\",\" or \"]\" was expected");
      }
      skip(true);
    }
    return new SourceNode(start, "", Map.of(), items);
  }

  private SourceNode inline(int depth) throws ImportException {
    Table table = new Table(line);
    at++;
    skip(true);
    while (!take("}")) {
      List<String> path = path();
      expect("=");
      put(open(table, path.subList(0, path.size() - 1)), path.getLast(), value(depth + 1));
      skip(true);
      if (!take(",") && peek() != '}') {
        throw wrong("\",\" or \"}\" was expected");
      }
      skip(true);
    }
    return table.node();
  }

  private String quoted() throws ImportException {
    char quote = text.charAt(at);
    String triple = String.valueOf(quote).repeat(3);
    boolean many = text.startsWith(triple, at);
    String end = many ? triple : String.valueOf(quote);
    at += end.length();
    StringBuilder out = new StringBuilder();
    while (!text.startsWith(end, at)) {
      char c = peek();
      if (c == '\0' || c == '\n' && !many) {
        throw wrong("this text is not closed");
      }
      line += c == '\n' ? 1 : 0;
      if (c == '\\' && quote == '"' && at + 1 < text.length()) {
        char escaped = text.charAt(++at);
        out.append(
            switch (escaped) {
              case 'n' -> '\n';
              case 't' -> '\t';
              default -> escaped;
            });
      } else {
        out.append(c);
      }
      at++;
    }
    at += end.length();
    return out.toString();
  }
}
