package org.gengfu.notes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;

/** All notes of a folder. Immutable; any thread. */
public final class NoteLibrary {
  /** Most notes; files beyond are left out, and said to be. */
  public static final int MAX_NOTES = 10_000;

  /** Largest note, 256 KiB. */
  public static final int MAX_BYTES = 256 * 1024;

  /** No notes. */
  public static final NoteLibrary EMPTY = new NoteLibrary(List.of());

  private static final int DEEPEST = 4;

  private final List<FirmwareNote> notes;

  private NoteLibrary(List<FirmwareNote> notes) {
    this.notes = List.copyOf(notes);
  }

  /**
   * A note that speaks of a device.
   *
   * @param fit how sure that is
   */
  public record Found(FirmwareNote note, FirmwareNote.Fit fit) {}

  /**
   * Reads every {@code <vendor>/<note>.md}; a note with an error is left out and said to be so, the
   * others stay usable.
   */
  public static NoteLibrary load(Path folder, Problems problems) {
    List<Path> files = files(folder, problems);
    List<FirmwareNote> notes = new ArrayList<>();
    Map<String, Path> ids = new HashMap<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      String id = name.substring(0, name.length() - ".md".length());
      Path other = ids.putIfAbsent(id, file);
      if (other != null) {
        String message = "there is a note of this name already: " + other;
        problems.add(new Mark(file.toString(), 1, 1), "DUPLICATE_KEY", message, "Rename one");
        continue;
      }
      String text = text(file, problems);
      FirmwareNote note =
          text.isEmpty() ? null : new NoteReader(file.toString(), id, problems).read(text);
      if (note != null) {
        notes.add(note);
      }
    }
    return new NoteLibrary(notes);
  }

  private static List<Path> files(Path folder, Problems problems) {
    Mark mark = new Mark(folder.toString(), 1, 1);
    if (!Files.isDirectory(folder)) {
      problems.add(
          mark, "NO_FILE", "the folder of firmware notes does not exist", "Check the path");
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      List<Path> files =
          walk.filter(NoteLibrary::holdsNote)
              .sorted(Comparator.comparing(Path::toString))
              .limit(MAX_NOTES + 1L)
              .toList();
      if (files.size() > MAX_NOTES) {
        problems.add(mark, "TOO_LARGE", "more than " + MAX_NOTES + " notes", "Split the folder");
        return files.subList(0, MAX_NOTES);
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      problems.add(mark, "UNREADABLE", "the folder cannot be read: " + e.getMessage(), "");
      return List.of();
    }
  }

  private static boolean holdsNote(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".md") && !name.equals("README.md") && Files.isRegularFile(path);
  }

  private static String text(Path file, Problems problems) {
    Mark mark = new Mark(file.toString(), 1, 1);
    try {
      if (Files.size(file) > MAX_BYTES) {
        problems.add(mark, "TOO_LARGE", "a note of more than 256 KiB", "Shorten it");
        return "";
      }
      String text = Files.readString(file);
      if (text.isBlank()) {
        problems.add(mark, "NO_FRONT_MATTER", "the note is empty", "Write it or delete the file");
      }
      return text.isBlank() ? "" : text;
    } catch (CharacterCodingException e) {
      problems.add(mark, "NOT_UTF8", "the file is not UTF-8", "Save it as UTF-8");
    } catch (IOException e) {
      problems.add(mark, "UNREADABLE", "the file cannot be read: " + e.getMessage(), "");
    }
    return "";
  }

  /** All notes, by file name. */
  public List<FirmwareNote> all() {
    return notes;
  }

  /** The notes that speak of a device; those that surely do first. */
  public List<Found> about(Identity device) {
    List<Found> found = new ArrayList<>();
    for (FirmwareNote note : notes) {
      Optional<FirmwareNote.Fit> fit = note.fit(device);
      fit.ifPresent(how -> found.add(new Found(note, how)));
    }
    found.sort(Comparator.comparing(Found::fit));
    return List.copyOf(found);
  }
}
