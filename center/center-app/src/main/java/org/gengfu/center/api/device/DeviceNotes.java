package org.gengfu.center.api.device;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gengfu.notes.FirmwareNote;
import org.gengfu.notes.Identity;
import org.gengfu.notes.NoteLibrary;

/**
 * The firmware notes of devices, looked up once for each vendor, model and firmware. Any thread.
 */
public final class DeviceNotes {
  /** Most identities that are remembered; then all are forgotten and looked up anew. */
  static final int MAX_REMEMBERED = 10_000;

  private final NoteLibrary library;
  private final Map<Identity, List<NoteView>> remembered = new ConcurrentHashMap<>();

  public DeviceNotes(NoteLibrary library) {
    this.library = library;
  }

  /**
   * A note as the API shows it.
   *
   * @param certain false when the device does not say its firmware or the note knows no range
   */
  record NoteView(
      String note,
      boolean certain,
      Map<String, String> title,
      Map<String, String> seen,
      Map<String, String> workaround,
      List<EvidenceView> evidence) {}

  /** Where a note's facts come from; empty texts for what is not known. */
  record EvidenceView(String source, String place, String url) {}

  /**
   * @param facts of the device's birth
   */
  public List<NoteView> about(Map<String, String> facts) {
    Identity identity =
        new Identity(
            facts.getOrDefault("vendor", ""),
            facts.getOrDefault("model", ""),
            facts.getOrDefault("firmware", ""));
    if (identity.vendor().isEmpty()) {
      return List.of();
    }
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    return remembered.computeIfAbsent(identity, this::lookUp);
  }

  private List<NoteView> lookUp(Identity identity) {
    return library.about(identity).stream().map(DeviceNotes::view).toList();
  }

  private static NoteView view(NoteLibrary.Found found) {
    FirmwareNote note = found.note();
    return new NoteView(
        note.id(),
        found.fit() == FirmwareNote.Fit.CERTAIN,
        note.title(),
        note.seen(),
        note.workaround(),
        note.evidence().stream()
            .map(each -> new EvidenceView(each.source(), each.place(), each.url()))
            .toList());
  }
}
