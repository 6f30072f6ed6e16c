package org.gengfu.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.core.availability.Attribution;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Backfill;
import org.gengfu.core.availability.Doubt;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.ServiceTime;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.Subject;
import org.gengfu.core.availability.report.SubjectEvidence;
import org.jspecify.annotations.Nullable;

/**
 * Evidence in a folder of CSV files, as docs/reports.md describes them: what anybody can read, and
 * compute again. All of it is held in memory. Immutable once read; any thread.
 */
public final class EvidenceFolder implements CameraEvidence {
  /** Most rows of looks.csv: a month of 10,000 cameras with 500 changes each. */
  public static final int MAX_RUNS = 5_000_000;

  /** Most rows of every other file. */
  public static final int MAX_ROWS = 1_000_000;

  private final EvidencePolicy policy;
  private final Map<String, Holder> cameras = new LinkedHashMap<>();
  private final List<Claim> claims = new ArrayList<>();

  private EvidenceFolder(EvidencePolicy policy) {
    this.policy = policy;
  }

  /** All of one camera. */
  private static final class Holder {
    final CameraFile file;
    final List<ServiceTime> service = new ArrayList<>();
    final List<LookRun> runs = new ArrayList<>();
    final List<Doubt> doubts = new ArrayList<>();
    final Map<Measure, List<Backfill>> backfills = new HashMap<>();
    final List<Exclusion> exclusions = new ArrayList<>();
    final List<Attribution> attributions = new ArrayList<>();

    Holder(CameraFile file) {
      this.file = file;
    }
  }

  /**
   * Reads a folder.
   *
   * @throws IOException when a file is missing or cannot be read
   * @throws EvidenceException when something in one is wrong
   */
  public static EvidenceFolder read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    EvidenceFolder evidence = new EvidenceFolder(EvidencePolicy.read(folder));
    evidence.readCameras(folder);
    evidence.readService(folder);
    evidence.readLooks(folder);
    evidence.readExclusions(folder);
    evidence.readOthers(folder);
    return evidence;
  }

  private void readCameras(Path folder) throws IOException {
    CsvFile.read(
        folder.resolve("cameras.csv"),
        EvidenceFiles.CAMERAS,
        50_000,
        row -> {
          String code = row.needed("code");
          List<String> items = row.list("items");
          Map<Dimension, Set<String>> groups = new HashMap<>();
          group(groups, Dimension.SITE, List.of(row.text("site")));
          group(groups, Dimension.DISTRICT, List.of(row.text("district")));
          group(groups, Dimension.OWNER, List.of(row.text("owner")));
          group(groups, Dimension.CONTRACT_ITEM, items);
          Subject subject =
              new Subject(
                  code, groups, row.text("party"), row.whole("weight", 1, Subject.MAX_WEIGHT));
          CameraFile file =
              new CameraFile(
                  code,
                  row.text("name"),
                  subject,
                  row.text("site"),
                  row.text("district"),
                  row.text("owner"),
                  items,
                  row.text("address"));
          if (cameras.put(code, new Holder(file)) != null) {
            throw row.wrong("code", "the camera " + code + " is there twice");
          }
        });
  }

  private static void group(
      Map<Dimension, Set<String>> groups, Dimension dimension, List<String> names) {
    Set<String> set = new HashSet<>(names);
    set.remove("");
    groups.put(dimension, set);
  }

  private Holder camera(CsvFile row) {
    return camera(row, "camera", row.needed("camera"));
  }

  private Holder camera(CsvFile row, String column, String code) {
    @Nullable Holder holder = cameras.get(code);
    if (holder == null) {
      throw row.wrong(column, "there is no camera " + code + " in cameras.csv");
    }
    return holder;
  }

  private void readService(Path folder) throws IOException {
    CsvFile.read(
        folder.resolve("service.csv"),
        EvidenceFiles.SERVICE,
        MAX_ROWS,
        row ->
            camera(row)
                .service
                .add(new ServiceTime(row.range(), row.text("evidence"), row.known())));
  }

  private void readLooks(Path folder) throws IOException {
    CsvFile.read(
        folder.resolve("looks.csv"),
        EvidenceFiles.LOOKS,
        MAX_RUNS,
        row ->
            camera(row)
                .runs
                .add(
                    new LookRun(
                        row.time("first"),
                        row.time("last"),
                        row.whole("every_ms", 0, 86_400_000),
                        row.whole("resolution_ms", 0, TimeRange.LATEST),
                        row.choice("online", Verdict.class),
                        row.choice("intact", Verdict.class),
                        row.text("evidence"),
                        row.time("learned_first"),
                        row.time("learned_last"))));
  }

  private void readExclusions(Path folder) throws IOException {
    Map<String, List<Ruling>> rulings = new HashMap<>();
    CsvFile.read(
        folder.resolve("rulings.csv"),
        EvidenceFiles.RULINGS,
        MAX_ROWS,
        row -> {
          Ruling.Kind kind = row.choice("kind", Ruling.Kind.class);
          TimeRange granted = kind == Ruling.Kind.APPROVED ? row.range() : null;
          rulings
              .computeIfAbsent(row.needed("exclusion"), id -> new ArrayList<>())
              .add(
                  new Ruling(
                      kind, row.needed("by"), row.time("decided"), row.time("recorded"), granted));
        });
    Set<String> seen = new HashSet<>();
    CsvFile.read(
        folder.resolve("exclusions.csv"),
        EvidenceFiles.EXCLUSIONS,
        MAX_ROWS,
        row -> {
          String id = row.needed("id");
          Exclusion exclusion =
              new Exclusion(
                  id,
                  row.choice("reason", ExclusionReason.class),
                  row.range(),
                  row.needed("asked_by"),
                  row.time("asked_at"),
                  row.text("text"),
                  row.list("papers"),
                  rulings.getOrDefault(id, List.of()));
          if (!seen.add(id)) {
            throw row.wrong("id", "the exclusion " + id + " is there twice");
          }
          for (String code : row.list("cameras")) {
            camera(row, "cameras", code).exclusions.add(exclusion);
          }
        });
    rulings.keySet().removeAll(seen);
    if (!rulings.isEmpty()) {
      throw new EvidenceException(
          "rulings.csv", 0, "exclusion", "not in exclusions.csv: " + rulings.keySet());
    }
  }

  private void readOthers(Path folder) throws IOException {
    CsvFile.read(
        folder.resolve("attributions.csv"),
        EvidenceFiles.ATTRIBUTIONS,
        MAX_ROWS,
        row -> {
          Root root = new Root(row.text("incident"), row.text("resource"), row.needed("party"));
          camera(row).attributions.add(new Attribution(row.range(), root, row.known()));
        });
    Set<String> ids = new HashSet<>();
    CsvFile.read(
        folder.resolve("doubts.csv"),
        EvidenceFiles.DOUBTS,
        MAX_ROWS,
        row -> claim(row, ClaimFiles.doubt(row), ids));
    CsvFile.read(
        folder.resolve("backfills.csv"),
        EvidenceFiles.BACKFILLS,
        MAX_ROWS,
        row -> claim(row, ClaimFiles.backfill(row), ids));
  }

  private void claim(CsvFile row, Claim claim, Set<String> ids) {
    Holder holder = camera(row);
    if (!ids.add(claim.id())) {
      throw row.wrong("id", claim.id() + " is there twice");
    }
    claims.add(claim);
    Doubt doubt = claim.doubt();
    if (doubt != null) {
      holder.doubts.add(doubt);
    }
    Backfill fill = claim.backfill();
    if (fill != null) {
      for (Measure measure : claim.measures()) {
        holder.backfills.computeIfAbsent(measure, none -> new ArrayList<>()).add(fill);
      }
    }
  }

  /** How the contract counts, as the folder says. */
  public EvidencePolicy policy() {
    return policy;
  }

  @Override
  public List<CameraFile> cameras() {
    return cameras.values().stream().map(holder -> holder.file).toList();
  }

  @Override
  public Iterable<SubjectEvidence> of(Measure measure, TimeRange range) {
    return () -> cameras.values().stream().map(holder -> evidence(holder, measure)).iterator();
  }

  @Override
  public List<Claim> claims(TimeRange range) {
    return Collections.unmodifiableList(claims);
  }

  private SubjectEvidence evidence(Holder holder, Measure measure) {
    AvailabilityPolicy contract = policy.policy();
    List<Sample> samples = new ArrayList<>();
    for (LookRun run : holder.runs) {
      run.addTo(samples, measure, contract.trustMillis(), !holder.doubts.isEmpty());
    }
    return new SubjectEvidence(
        holder.file.subject(),
        new Evidence(
            holder.service,
            samples,
            holder.doubts,
            holder.backfills.getOrDefault(measure, List.of()),
            holder.exclusions,
            holder.attributions));
  }
}
