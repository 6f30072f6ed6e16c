package org.gengfu.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.notes.FirmwareNote.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Reads one note: front matter between two lines {@code ---}, then Markdown. Every problem names
 * file, line and column. For one thread.
 */
final class NoteReader {
  private static final String FENCE = "---";
  private static final int MOST = 100;

  private final String file;
  private final String id;
  private final Problems problems;

  NoteReader(String file, String id, Problems problems) {
    this.file = file;
    this.id = id;
    this.problems = problems;
  }

  /** The note, or null after a problem that leaves nothing to use. */
  @Nullable FirmwareNote read(String text) {
    List<String> lines = text.lines().toList();
    int end = lines.isEmpty() || !lines.getFirst().strip().equals(FENCE) ? -1 : end(lines);
    if (end < 0) {
      problems.add(
          new Mark(file, 1, 1),
          "NO_FRONT_MATTER",
          "the note does not begin with front matter",
          "Begin with a line ---, then the keys, then a line ---");
      return null;
    }
    // The fence becomes an empty line, so that every mark keeps its line.
    String front = "\n" + String.join("\n", lines.subList(1, end)) + "\n";
    int before = problems.count();
    MapNode root = Documents.parse(file, front, problems);
    FirmwareNote note = root == null ? null : note(root);
    return problems.count() == before ? note : null;
  }

  private static int end(List<String> lines) {
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(FENCE)) {
        return i;
      }
    }
    return -1;
  }

  private FirmwareNote note(MapNode root) {
    String named = root.string("note", problems);
    if (named != null && !named.equals(id)) {
      String message = "the note is called " + named + ", its file " + id;
      problems.add(root.valueMark("note"), "WRONG_FORM", message, "Rename one of them");
    }
    List<String> vendors = words(root, "vendor");
    List<String> models = words(root, "models");
    MapNode range = root.map("firmware", problems);
    String from = range == null ? null : bound(range, "from");
    String until = range == null ? null : bound(range, "until");
    checkRange(root, from, until);
    if (range != null) {
      range.close(problems);
    }
    FirmwareNote note =
        new FirmwareNote(
            id,
            vendors,
            models,
            from,
            until,
            both(root, "title"),
            both(root, "seen"),
            both(root, "workaround"),
            root.has("profile") ? root.strings("profile", problems) : List.of(),
            evidence(root));
    root.close(problems);
    return note;
  }

  private List<String> words(MapNode root, String key) {
    List<String> words = root.require(key, problems) ? root.strings(key, problems) : List.of();
    if (root.has(key) && (words.isEmpty() || words.size() > MOST)) {
      String message = "\"" + key + "\" holds " + words.size() + " names";
      problems.add(root.valueMark(key), "OUT_OF_RANGE", message, "Write 1 to " + MOST);
    }
    return words;
  }

  private @Nullable String bound(MapNode range, String key) {
    String bound = range.optionalString(key, problems);
    if (bound != null && !new Firmware(bound).known()) {
      String message = "\"" + key + "\" holds no letter and no digit to compare";
      problems.add(range.valueMark(key), "WRONG_FORM", message, "Write it as the device says it");
    }
    return bound;
  }

  private void checkRange(MapNode root, @Nullable String from, @Nullable String until) {
    if (root.has("firmware") && from == null && until == null) {
      String message = "\"firmware\" says neither from nor until";
      problems.add(root.valueMark("firmware"), "MISSING", message, "Say one, or remove the key");
    }
    if (from != null && until != null && new Firmware(from).compareTo(new Firmware(until)) > 0) {
      String message = from + " is later than " + until;
      problems.add(root.valueMark("firmware"), "OUT_OF_RANGE", message, "Swap from and until");
    }
  }

  /** A text in both languages of the screens. */
  private Map<String, String> both(MapNode root, String key) {
    if (!root.require(key, problems)) {
      return Map.of();
    }
    Map<String, String> texts = root.texts(key, problems);
    for (String language : MapNode.LANGUAGES) {
      if (texts.getOrDefault(language, "").isBlank()) {
        String message = "\"" + key + "\" lacks " + language;
        problems.add(root.valueMark(key), "MISSING", message, "Write both zh and en");
      }
    }
    return texts;
  }

  private List<Evidence> evidence(MapNode root) {
    List<Evidence> evidence = new ArrayList<>();
    if (!root.require("evidence", problems)) {
      return evidence;
    }
    for (MapNode item : root.maps("evidence", problems)) {
      item.require("kind", problems);
      Evidence.Kind kind =
          item.choice("kind", Evidence.Kind.class, Evidence.Kind.PUBLIC_SOURCE, problems);
      String source = item.string("source", problems);
      String place = item.string("place", "", problems);
      String url = item.string("url", "", problems);
      if (!url.isEmpty() && !url.matches("https?://\\S+")) {
        problems.add(
            item.valueMark("url"), "WRONG_FORM", "this is no web address", "Write https://…");
      }
      item.close(problems);
      evidence.add(new Evidence(kind, source == null ? "" : source, place, url));
    }
    if (evidence.isEmpty()) {
      String message = "a note without evidence";
      problems.add(root.valueMark("evidence"), "NO_EVIDENCE", message, "Name at least one source");
    }
    return evidence;
  }
}
