package org.gengfu.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what most documents are written in: block maps and lists, brackets, scalars on one line,
 * block scalars, comments. Everything else, and everything that is wrong, makes it give up without
 * a word; the full parser then begins anew and says what there is to say. What it does read it
 * reads into the same nodes as {@link TreeBuilder} (YAML 1.2.2, chapters 7 and 8), in a fraction of
 * the time: no tokens, no events, no character twice. One use, one thread.
 */
final class QuickReader {
  private final QuickText text;
  private final boolean shared;
  private int nodes;
  private int depth;

  /** Column of what stands next, after a value was read. */
  private int next;

  QuickReader(String file, String text, boolean shared) {
    this.text = new QuickText(file, text);
    this.shared = shared;
  }

  /** The root, or null to have it read by the full parser. */
  @Nullable MapNode read() {
    if (!text.plainCharacters()) {
      return null;
    }
    next = text.nextLine();
    if (next < 0) {
      return null;
    }
    MapNode root;
    if (text.here() == '{') {
      root = flowMap(-1);
      next = root == null ? next : text.endLine();
    } else {
      root = blockMap(next);
    }
    return next >= 0 || text.failed() || nodes > Documents.MAX_NODES ? null : root;
  }

  private boolean open() {
    nodes++;
    depth++;
    return depth <= Documents.MAX_DEPTH && nodes <= Documents.MAX_NODES;
  }

  /** Reads the map whose first key stands here; then {@link #next} is further left. */
  private @Nullable MapNode blockMap(int column) {
    Mark mark = text.mark();
    Entries entries = new Entries();
    if (!open()) {
      return null;
    }
    while (next == column) {
      Mark keyMark = text.mark();
      String key = text.key(false);
      Node value = key == null ? null : blockValue(column, true);
      if (key == null || value == null || !entries.add(key, keyMark, value)) {
        return null;
      }
      nodes++;
    }
    depth--;
    return next > column || text.failed() ? null : new MapNode(mark, entries, shared);
  }

  /** Reads the list whose first dash stands here; then {@link #next} is no dash of it. */
  private @Nullable ListNode blockList(int column) {
    Mark mark = text.mark();
    List<Node> items = new ArrayList<>();
    if (!open()) {
      return null;
    }
    while (next == column && dash()) {
      text.at++;
      Node item = blockValue(column, false);
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    depth--;
    return next > column || text.failed() ? null : new ListNode(mark, items);
  }

  private boolean dash() {
    return text.here() == '-' && QuickText.blank(text.next());
  }

  /**
   * Reads the value after a colon or a dash.
   *
   * @param column of the map or list that it belongs to
   * @param ofMap true after a colon
   */
  private @Nullable Node blockValue(int column, boolean ofMap) {
    text.skipSpaces();
    return switch (text.here()) {
      case '\n', '#', QuickText.END -> below(column, ofMap);
      case '{', '[' -> {
        Node node = flow(column);
        yield ended(node, column);
      }
      case '|', '>' -> block(column);
      default -> ofMap ? ended(scalar(false), column) : item(column);
    };
  }

  private @Nullable ScalarNode block(int column) {
    Mark mark = text.mark();
    String value = text.block(column);
    if (value == null) {
      return null;
    }
    nodes++;
    next = text.nextLine();
    return next > column ? null : new ScalarNode(mark, value, ScalarNode.Kind.TEXT, -1);
  }

  /** A value on the lines below its key; those below a dash are left to the full parser. */
  private @Nullable Node below(int column, boolean ofMap) {
    if (!ofMap) {
      return null;
    }
    next = text.nextLine();
    if (next > column) {
      return dash() ? blockList(next) : blockMap(next);
    } else if (next == column && dash()) {
      return blockList(column);
    }
    return null;
  }

  /** What stands behind a dash: a list, a map, or a scalar. */
  private @Nullable Node item(int column) {
    if (dash()) {
      next = text.column();
      return blockList(next);
    }
    int start = text.at;
    String key = text.key(false);
    text.at = start;
    if (key != null) {
      next = text.column();
      return blockMap(next);
    }
    return ended(scalar(false), column);
  }

  /** The node, when its line ends and the next one does not go on with it. */
  private @Nullable Node ended(@Nullable Node node, int column) {
    if (node == null) {
      return null;
    }
    next = text.endLine();
    return next > column || text.failed() ? null : node;
  }

  private @Nullable ScalarNode scalar(boolean flow) {
    nodes++;
    Mark mark = text.mark();
    if (text.here() == '"' || text.here() == '\'') {
      String value = text.quoted();
      return value == null ? null : new ScalarNode(mark, value, ScalarNode.Kind.TEXT, 1);
    }
    int end = text.plainEnd(flow);
    return end < 0 ? null : ScalarNode.plain(mark, text.take(end), 0);
  }

  /**
   * @param outer the column of the block around it
   */
  private @Nullable Node flow(int outer) {
    return switch (text.here()) {
      case '{' -> flowMap(outer);
      case '[' -> flowList(outer);
      default -> scalar(true);
    };
  }

  private @Nullable MapNode flowMap(int outer) {
    Mark mark = text.mark();
    Entries entries = new Entries();
    text.at++;
    if (!open() || !text.skipFlow(outer)) {
      return null;
    }
    boolean more = text.here() != '}';
    while (more) {
      Mark keyMark = text.mark();
      String key = text.key(true);
      Node value = key == null || !text.skipFlow(outer) ? null : flow(outer);
      if (key == null || value == null || !entries.add(key, keyMark, value)) {
        return null;
      }
      nodes++;
      if (!text.skipFlow(outer)) {
        return null;
      }
      more = text.here() == ',';
      if (more && !comma(outer)) {
        return null;
      }
    }
    depth--;
    return closed('}') ? new MapNode(mark, entries, shared) : null;
  }

  private @Nullable ListNode flowList(int outer) {
    Mark mark = text.mark();
    List<Node> items = new ArrayList<>();
    text.at++;
    if (!open() || !text.skipFlow(outer)) {
      return null;
    }
    boolean more = text.here() != ']';
    while (more) {
      Node item = flow(outer);
      if (item == null || !text.skipFlow(outer)) {
        return null;
      }
      items.add(item);
      more = text.here() == ',';
      if (more && !comma(outer)) {
        return null;
      }
    }
    depth--;
    return closed(']') ? new ListNode(mark, items) : null;
  }

  private boolean comma(int outer) {
    text.at++;
    return text.skipFlow(outer);
  }

  private boolean closed(char bracket) {
    if (text.here() != bracket) {
      return false;
    }
    text.at++;
    return true;
  }
}
