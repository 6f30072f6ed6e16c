package org.gengfu.center;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.document.Problems;
import org.gengfu.notes.NoteLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the firmware notes at start; a wrong note is logged and left out. One thread. */
final class FirmwareNotes {
  private static final Logger LOG = LoggerFactory.getLogger(FirmwareNotes.class);

  private FirmwareNotes() {}

  /** The notes of the folder that the settings name, else of the house that was started. */
  static NoteLibrary load(CenterSettings settings) {
    Path named = settings.firmwareNotes();
    Path house = Path.of(System.getProperty("gengfu.root", ".")).resolve("firmware-notes");
    Path folder = named == null ? house : named;
    if (named == null && !Files.isDirectory(folder)) {
      LOG.info("no firmware notes: there is no folder {}; firmwareNotes names another", folder);
      return NoteLibrary.EMPTY;
    }
    Problems problems = new Problems();
    NoteLibrary library = NoteLibrary.load(folder, problems);
    problems.list().forEach(problem -> LOG.warn("firmware note left out: {}", problem));
    return library;
  }
}
