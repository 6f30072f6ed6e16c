package org.gengfu.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Builds nodes from the parser's events, without recursion. One use, one thread. */
final class TreeBuilder {
  private final String file;
  private final Problems problems;
  private final boolean shared;
  private final Deque<Frame> open = new ArrayDeque<>();
  private @Nullable Node root;
  private int nodes;
  private int documents;

  TreeBuilder(String file, boolean shared, Problems problems) {
    this.file = file;
    this.shared = shared;
    this.problems = problems;
  }

  @Nullable MapNode build(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setUseMarks(true)
            .setCodePointLimit(Documents.MAX_BYTES + 1)
            .build();
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        if (!take(event)) {
          return null;
        }
      }
    } catch (MarkedYamlEngineException e) {
      reportSyntax(e);
      return null;
    } catch (ReaderException e) {
      int index = text.offsetByCodePoints(0, Math.max(0, e.getPosition()));
      String what = String.format("the character U+%04X is not allowed", e.getCodePoint());
      problems.add(Documents.at(file, text, index), "SYNTAX", what, "Remove it");
      return null;
    } catch (YamlEngineException e) {
      problems.add(new Mark(file, 1, 1), "SYNTAX", "this is not YAML 1.2", "");
      return null;
    }
    return rootMap();
  }

  private @Nullable MapNode rootMap() {
    if (root instanceof MapNode map) {
      return map;
    }
    Mark mark = root == null ? new Mark(file, 1, 1) : root.mark();
    String what = root == null ? "nothing" : root.describe();
    problems.add(mark, "WRONG_TYPE", "a document must be a map, not " + what, "Write key: value");
    return null;
  }

  private void reportSyntax(MarkedYamlEngineException e) {
    Mark mark = mark(e.getProblemMark().or(e::getContextMark));
    String problem = Optional.ofNullable(e.getProblem()).orElse("this is not YAML 1.2");
    boolean tab = problem.contains("TAB") || problem.contains("\\t");
    problems.add(
        mark,
        tab ? "TAB" : "SYNTAX",
        tab ? "a tab stands where only spaces may" : oneLine(problem),
        tab ? "Indent with spaces" : "Check quotes, colons and indentation here and just above");
  }

  /** False when nothing that follows can be used. */
  private boolean take(Event event) {
    return switch (event.getEventId()) {
      case DocumentStart -> oneDocument(event);
      case Alias -> {
        AliasEvent alias = (AliasEvent) event;
        yield refuse(mark(alias.getStartMark()), "ALIAS", "aliases (*) are not allowed");
      }
      case Scalar -> scalar((ScalarEvent) event);
      case MappingStart -> begin((CollectionStartEvent) event, true);
      case SequenceStart -> begin((CollectionStartEvent) event, false);
      case MappingEnd, SequenceEnd -> place(open.pop().finish());
      case StreamStart, StreamEnd, DocumentEnd, Comment -> true;
    };
  }

  private boolean oneDocument(Event event) {
    documents++;
    if (documents == 1) {
      return true;
    }
    Mark mark = mark(event.getStartMark());
    problems.add(mark, "SYNTAX", "a second document begins here", "Keep one document per file");
    return false;
  }

  private boolean refuse(Mark mark, String code, String message) {
    problems.add(mark, code, message, "Write the value out");
    return false;
  }

  private boolean scalar(ScalarEvent event) {
    Mark mark = mark(event.getStartMark());
    if (!bare(event, event.getTag(), mark)) {
      return false;
    }
    String text = event.getValue();
    int start = event.isPlain() ? 0 : 1;
    if (!sameLine(event)) {
      start = -1;
    }
    return place(
        event.isPlain()
            ? ScalarNode.plain(mark, text, start)
            : new ScalarNode(mark, text, ScalarNode.Kind.TEXT, start));
  }

  private static boolean sameLine(ScalarEvent event) {
    return event.getStartMark().isPresent()
        && event.getEndMark().isPresent()
        && event.getStartMark().get().getLine() == event.getEndMark().get().getLine();
  }

  private boolean begin(CollectionStartEvent event, boolean map) {
    Mark mark = mark(event.getStartMark());
    if (!bare(event, event.getTag(), mark)) {
      return false;
    }
    if (open.size() >= Documents.MAX_DEPTH) {
      String what = "maps and lists are nested deeper than " + Documents.MAX_DEPTH + " levels";
      problems.add(mark, "TOO_DEEP", what, "Flatten it");
      return false;
    }
    open.push(map ? new MapFrame(mark, shared, problems) : new ListFrame(mark, new ArrayList<>()));
    return true;
  }

  private boolean bare(NodeEvent event, Optional<String> tag, Mark mark) {
    if (event.getAnchor().isPresent()) {
      return refuse(mark, "ALIAS", "anchors (&) are not allowed");
    }
    return tag.isEmpty() || refuse(mark, "TAG", "tags (!) are not allowed");
  }

  private boolean place(Node node) {
    nodes++;
    if (nodes > Documents.MAX_NODES) {
      String what = "the document has more than " + Documents.MAX_NODES + " values";
      problems.add(node.mark(), "TOO_LARGE", what, "Split it");
      return false;
    }
    Frame frame = open.peek();
    if (frame == null) {
      root = node;
    } else {
      frame.add(node);
    }
    return true;
  }

  private Mark mark(Optional<org.snakeyaml.engine.v2.exceptions.Mark> at) {
    return at.map(m -> new Mark(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(new Mark(file, 1, 1));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private sealed interface Frame {
    void add(Node node);

    Node finish();
  }

  private record ListFrame(Mark mark, List<Node> items) implements Frame {
    @Override
    public void add(Node node) {
      items.add(node);
    }

    @Override
    public Node finish() {
      return new ListNode(mark, items);
    }
  }

  private static final class MapFrame implements Frame {
    private final Mark mark;
    private final boolean shared;
    private final Problems problems;
    private final Entries entries = new Entries();
    private @Nullable Node key;

    MapFrame(Mark mark, boolean shared, Problems problems) {
      this.mark = mark;
      this.shared = shared;
      this.problems = problems;
    }

    @Override
    public void add(Node node) {
      if (key == null) {
        key = node;
        return;
      }
      Node named = key;
      key = null;
      if (!(named instanceof ScalarNode name) || name.kind() == ScalarNode.Kind.EMPTY) {
        problems.add(named.mark(), "WRONG_TYPE", "a key must be a word", "Write word: value");
        return;
      }
      if (!entries.add(name.text(), name.mark(), node)) {
        int line = entries.mark(entries.indexOf(name.text())).line();
        problems.add(
            name.mark(),
            "DUPLICATE_KEY",
            "the key \"" + name.text() + "\" stands already in line " + line,
            "Keep one of them");
      }
    }

    @Override
    public Node finish() {
      return new MapNode(mark, entries, shared);
    }
  }
}
