package org.gengfu.center.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.incident.IncidentTable;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.report.Language;
import org.gengfu.report.paper.Block;
import org.gengfu.report.paper.Manuscript;
import org.gengfu.report.paper.PaperFormat;
import org.gengfu.report.paper.PaperHead;
import org.gengfu.report.paper.ScorePaper;
import org.jspecify.annotations.Nullable;

/** The papers for pages and the command line. Any thread that may block. */
public final class Papers {
  /** Most characters of what is written into one place. */
  public static final int MOST_CHARACTERS = 4_000;

  /** Most texts that may ever be written into one paper; all are kept. */
  public static final int MOST_TEXTS = 1_000;

  /** Most versions of one paper. */
  public static final int MOST_VERSIONS = 50;

  private static final int SCORE_LINES = 1;

  private final PaperSources sources;
  private final PaperDesk desk;
  private final PaperCatalogue catalogue;
  private final ReentrantLock issuing = new ReentrantLock();

  public Papers(PaperSources sources, PaperDesk desk) {
    this.sources = sources;
    this.desk = desk;
    this.catalogue = new PaperCatalogue(sources);
  }

  /** What became of a wish. */
  public sealed interface Outcome<T> {
    /** It is so. */
    record Done<T>(T value) implements Outcome<T> {}

    /** There is no such paper. */
    record Unknown<T>() implements Outcome<T> {}

    /** A field of the wish is wrong. */
    record Wrong<T>(String field, String why) implements Outcome<T> {}

    /** It cannot be now. */
    record Refused<T>(String why) implements Outcome<T> {}
  }

  /** The papers of a kind, or of all for null; of those that end within a time. */
  public List<PaperRow> list(
      @Nullable PaperKind kind, @Nullable Instant from, @Nullable Instant to) {
    Instant now = now();
    List<OwedPaper> all = catalogue.all(kind, now);
    Map<String, PaperTable.Issued> issued = desk.issued(all);
    return all.stream()
        .filter(each -> !each.past() || issued.containsKey(each.id()))
        .filter(each -> from == null || each.to().isAfter(from))
        .filter(each -> to == null || each.from().isBefore(to))
        .map(each -> PaperRow.of(each, issued.get(each.id()), now))
        .toList();
  }

  /** One paper as pages show it. */
  public Optional<PaperView> view(String id, Language language) {
    return catalogue.find(id, now()).map(owed -> view(owed, language));
  }

  private PaperView view(OwedPaper owed, Language language) {
    Instant now = now();
    List<PaperVersion> versions = desk.versions(owed.id());
    Map<String, Written> written = desk.written(owed.id());
    Manuscript draft = draft(owed, language, false, now, written);
    List<PaperMail> mails = desk.mails(owed.id());
    List<PaperView.Version> shown = new ArrayList<>();
    Manuscript before = null;
    for (PaperVersion version : versions) {
      Manuscript frozen = frozen(version, language);
      shown.add(
          PaperView.Version.of(
              version,
              frozen,
              changes(before, frozen),
              PaperView.mails(mails, version.number(), now)));
      before = frozen;
    }
    PaperTable.Issued issued =
        versions.isEmpty()
            ? null
            : new PaperTable.Issued(
                owed.id(),
                versions.size(),
                versions.getFirst().issued(),
                versions.getLast().issued(),
                versions.getLast().lacks());
    return new PaperView(
        PaperRow.of(owed, issued, now),
        draft.title(),
        PaperView.blanks(places(owed, draft), written),
        owed.kind() == PaperKind.SCORE
            ? PaperView.Score.of(new ScoreFacts(sources, draft.head()).paper(owed, filled(written)))
            : null,
        shown,
        PaperView.changed(changes(before, draft), PaperChanges.MOST));
  }

  private static List<PaperChanges.Change> changes(@Nullable Manuscript before, Manuscript after) {
    return before == null ? List.of() : PaperChanges.of(before, after);
  }

  private Manuscript frozen(PaperVersion version, Language language) {
    PaperJson.Both both =
        PaperJson.read(
            desk.frozen(version.paper(), version.number()).orElseThrow(() -> lost(version)).body());
    return language == Language.ZH ? both.zh() : both.en();
  }

  private static IllegalStateException lost(PaperVersion version) {
    return new IllegalStateException("the text of a version is lost: " + version);
  }

  private Instant now() {
    return sources.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Map<String, String> filled(Map<String, Written> texts) {
    return texts.values().stream()
        .filter(each -> !each.text().isEmpty())
        .collect(Collectors.toMap(Written::blank, Written::text));
  }

  /** The paper by what is known now. */
  private Manuscript draft(
      OwedPaper owed, Language language, boolean issued, Instant now, Map<String, Written> texts) {
    Map<String, String> filled = filled(texts);
    ContractEdition edition = owed.edition();
    boolean zh = language == Language.ZH;
    PaperHead head =
        new PaperHead(
            owed.id(),
            edition == null ? "" : zh ? edition.name().zh() : edition.name().en(),
            edition == null ? "" : edition.owner(),
            sources.contractor(),
            language,
            edition == null ? sources.zone() : edition.zone(),
            now,
            issued);
    return switch (owed.kind()) {
      case INCIDENT ->
          new IncidentFacts(sources, head).paper(owed, incident(owed), filled).manuscript();
      case SERVICE -> new ServiceFacts(sources, head, owed).paper(filled).manuscript();
      case SCORE -> new ScoreFacts(sources, head).paper(owed, filled).manuscript();
      case INSPECTION -> new InspectionFacts(sources, head).paper(owed, filled).manuscript();
    };
  }

  private IncidentRow incident(OwedPaper owed) {
    String id = String.valueOf(owed.incident());
    return sources
        .picture()
        .incidentRows()
        .row(id)
        .or(() -> sources.database().read(connection -> IncidentTable.row(connection, id)))
        .orElseThrow(() -> new IllegalStateException("no incident " + id));
  }

  /** What only people can write; of a score sheet also the points that they give. */
  private List<Block.Blank> places(OwedPaper owed, Manuscript draft) {
    List<Block.Blank> places = new ArrayList<>();
    boolean zh = draft.head().language() == Language.ZH;
    for (ScorePaper.Rule rule : judged(owed, draft.head())) {
      String hint = (zh ? "整数，0 至 " : "a whole number from 0 to ") + rule.full();
      places.add(new Block.Blank(ScorePaper.blank(rule.id()), rule.text(), hint, "", SCORE_LINES));
      String why = zh ? "评定说明：" + rule.text() : "Remark: " + rule.text();
      String shown = zh ? "随得分列入评分表" : "stands beside the points";
      places.add(new Block.Blank(ScorePaper.remark(rule.id()), why, shown, "", SCORE_LINES));
    }
    places.addAll(draft.blanks());
    return places;
  }

  /** The rules of a score sheet that a person judges; of any other paper none. */
  private List<ScorePaper.Rule> judged(OwedPaper owed, PaperHead head) {
    return owed.kind() == PaperKind.SCORE
        ? new ScoreFacts(sources, head)
            .paper(owed, Map.of()).rules().stream().filter(ScorePaper.Rule::open).toList()
        : List.of();
  }

  /**
   * Writes texts into a paper; an empty one takes back what stood there. What was issued stays as
   * it was: the texts are for the next version.
   */
  public Outcome<PaperView> fill(
      String id, Map<String, String> texts, String by, Language language) {
    Instant now = now();
    OwedPaper owed = catalogue.find(id, now).orElse(null);
    if (owed == null) {
      return new Outcome.Unknown<>();
    }
    Map<String, Written> known = desk.written(id);
    Manuscript draft = draft(owed, language, false, now, known);
    Map<String, Block.Blank> places = new LinkedHashMap<>();
    places(owed, draft).forEach(each -> places.put(each.id(), each));
    Map<String, Integer> points = new LinkedHashMap<>();
    judged(owed, draft.head())
        .forEach(rule -> points.put(ScorePaper.blank(rule.id()), rule.full()));
    List<Written> changed = new ArrayList<>();
    for (Map.Entry<String, String> each : texts.entrySet()) {
      if (!places.containsKey(each.getKey())) {
        return new Outcome.Wrong<>(
            "blanks",
            "names %s; this paper has %s"
                .formatted(each.getKey(), String.join(", ", places.keySet())));
      }
      int full = points.getOrDefault(each.getKey(), -1);
      if (full >= 0 && !isPoints(each.getValue(), full)) {
        return new Outcome.Wrong<>(
            "blanks",
            "says \"%s\" for %s: it takes %s"
                .formatted(each.getValue(), each.getKey(), places.get(each.getKey()).hint()));
      }
      Written before = known.get(each.getKey());
      String old = before == null ? "" : before.text();
      if (!old.equals(each.getValue())) {
        changed.add(new Written(each.getKey(), each.getValue(), by, now));
      }
    }
    if (desk.texts(id) + changed.size() > MOST_TEXTS) {
      return new Outcome.Refused<>(
          MOST_TEXTS + " texts were written into this paper already; all are kept");
    }
    desk.write(id, changed);
    return new Outcome.Done<>(view(owed, language));
  }

  private static boolean isPoints(String text, int full) {
    return text.isEmpty() || (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= full);
  }

  /**
   * Issues a paper as it is now: its first version, or a correction of the last one.
   *
   * @throws StoreUnavailableException when it could not be committed
   */
  public Outcome<PaperView> issue(String id, String by, String reason, Language language)
      throws StoreUnavailableException {
    issuing.lock();
    try {
      Instant now = now();
      OwedPaper owed = catalogue.find(id, now).orElse(null);
      if (owed == null) {
        return new Outcome.Unknown<>();
      }
      if (owed.running(now)) {
        return new Outcome.Refused<>("its period lasts until " + owed.to());
      }
      List<PaperVersion> versions = desk.versions(id);
      if (versions.size() >= MOST_VERSIONS) {
        return new Outcome.Refused<>(MOST_VERSIONS + " versions were issued already");
      }
      Map<String, Written> written = desk.written(id);
      Manuscript zh = draft(owed, Language.ZH, true, now, written);
      Manuscript en = draft(owed, Language.EN, true, now, written);
      Manuscript before = versions.isEmpty() ? null : frozen(versions.getLast(), Language.ZH);
      List<PaperChanges.Change> changes = changes(before, zh);
      if (before != null && changes.isEmpty()) {
        return new Outcome.Refused<>("nothing changed since version " + versions.size());
      }
      byte[] pages = bytes(PaperChanges.shown(zh, changes, versions.size()), PaperFormat.PDF);
      PaperVersion version =
          new PaperVersion(
              id,
              versions.size() + 1,
              now,
              by,
              reason,
              owed.due(),
              hash(pages),
              PaperView.unwritten(zh).size());
      PaperTable.Frozen frozen =
          new PaperTable.Frozen(PaperJson.write(new PaperJson.Both(zh, en)), pages);
      desk.issue(version, frozen, owed.incident(), owed.receivers());
      return new Outcome.Done<>(view(owed, language));
    } finally {
      issuing.unlock();
    }
  }

  /**
   * A paper as a file.
   *
   * @param version its number, 0 for the draft; null for the last version, or the draft when there
   *     is none
   */
  public Outcome<byte[]> file(
      String id, PaperFormat format, Language language, @Nullable Integer version) {
    Instant now = now();
    OwedPaper owed = catalogue.find(id, now).orElse(null);
    if (owed == null) {
      return new Outcome.Unknown<>();
    }
    List<PaperVersion> versions = desk.versions(id);
    int wanted = version == null ? versions.size() : version;
    if (wanted > versions.size()) {
      return new Outcome.Wrong<>("version", "must be 0 (draft) to " + versions.size());
    }
    if (wanted == 0) {
      return new Outcome.Done<>(bytes(draft(owed, language, false, now, desk.written(id)), format));
    }
    PaperVersion issued = versions.get(wanted - 1);
    if (format == PaperFormat.PDF && language == Language.ZH) {
      return new Outcome.Done<>(desk.frozen(id, wanted).orElseThrow(() -> lost(issued)).pages());
    }
    Manuscript paper = frozen(issued, language);
    Manuscript before = wanted == 1 ? null : frozen(versions.get(wanted - 2), language);
    return new Outcome.Done<>(
        bytes(PaperChanges.shown(paper, changes(before, paper), wanted - 1), format));
  }

  private byte[] bytes(Manuscript paper, PaperFormat format) {
    try {
      return format.bytes(paper, sources.photos());
    } catch (IOException e) {
      throw new UncheckedIOException("a paper cannot be written into memory", e);
    }
  }

  private static String hash(byte[] pages) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pages));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
