package org.gengfu.notes;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gengfu.document.Problems;

/**
 * {@code ./gengfu notes lint [FOLDER]} and {@code ./gengfu notes show VENDOR MODEL [FIRMWARE]}.
 * Ends with 0 when all is well, 1 when a note has an error, 2 when the call is wrong.
 */
public final class NotesMain {
  private NotesMain() {}

  /** Runs one command and ends the process. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Path house = Path.of(System.getProperty("gengfu.root", ".")).resolve("firmware-notes");
    System.exit(run(List.of(arguments), house, out, err));
  }

  static int run(List<String> arguments, Path house, PrintStream out, PrintStream err) {
    String command = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    if (command.equals("lint") && rest.size() <= 1) {
      return lint(rest.isEmpty() ? house : Path.of(rest.getFirst()), out);
    }
    if (command.equals("show") && (rest.size() == 2 || rest.size() == 3)) {
      String firmware = rest.size() == 3 ? rest.get(2) : "";
      return show(new Identity(rest.get(0), rest.get(1), firmware), house, out);
    }
    err.println("usage: ./gengfu notes lint [FOLDER] | show VENDOR MODEL [FIRMWARE]");
    return 2;
  }

  private static int lint(Path folder, PrintStream out) {
    Problems problems = new Problems();
    NoteLibrary library = NoteLibrary.load(folder, problems);
    problems.list().forEach(out::println);
    out.println(library.all().size() + " notes are right, " + problems.count() + " errors");
    return problems.isEmpty() ? 0 : 1;
  }

  private static int show(Identity device, Path folder, PrintStream out) {
    Problems problems = new Problems();
    List<NoteLibrary.Found> found = NoteLibrary.load(folder, problems).about(device);
    for (NoteLibrary.Found one : found) {
      out.println(
          one.note().id() + " (" + one.fit().name().toLowerCase(java.util.Locale.ROOT) + ")");
      for (String language : List.of("zh", "en")) {
        out.println("  " + one.note().seen().getOrDefault(language, ""));
        out.println("  -> " + one.note().workaround().getOrDefault(language, ""));
      }
      one.note().evidence().forEach(e -> out.println("  [" + e.source() + " " + e.place() + "]"));
    }
    out.println(found.size() + " notes speak of this device");
    return 0;
  }
}
