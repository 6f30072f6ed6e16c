package org.gengfu.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gengfu.core.availability.Attribution;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.ServiceTime;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;

/**
 * Writes an evidence folder as a ZIP file, which {@link EvidenceFolder} reads once it is unpacked.
 * Looks are written as they come; the rest is kept until {@link #finish}. One thread.
 */
public final class EvidenceZip {
  private final ZipOutputStream zip;
  private final Map<String, Evidence> beside = new LinkedHashMap<>();
  private final List<Claim> claims;
  private final CsvOut looks;
  private int rows;

  /**
   * One look.
   *
   * @param at when it was, milliseconds since 1970-01-01 UTC
   * @param resolution time between it and the look before
   * @param evidence id of the record
   * @param learned when the center learned of it
   */
  public record Row(
      long at, long resolution, Verdict online, Verdict intact, String evidence, long learned) {}

  /**
   * Begins with the policy and the cameras.
   *
   * @param out stays open
   * @param claims of all cameras; those that count are not taken from what lies beside looks
   */
  public EvidenceZip(
      OutputStream out, EvidencePolicy contract, List<CameraFile> cameras, List<Claim> claims)
      throws IOException {
    this.claims = List.copyOf(claims);
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    CsvOut policy = file("policy.csv", EvidenceFiles.POLICY);
    contract.write(policy);
    policy.flush();
    CsvOut file = file("cameras.csv", EvidenceFiles.CAMERAS);
    for (CameraFile each : cameras) {
      file.row(
          each.code(),
          each.name(),
          each.site(),
          each.district(),
          each.owner(),
          String.join(";", each.items()),
          each.address(),
          each.subject().party(),
          each.subject().weight());
    }
    file.flush();
    looks = file("looks.csv", EvidenceFiles.LOOKS);
  }

  private CsvOut file(String name, List<String> columns) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    return new CsvOut(zip, columns);
  }

  /**
   * A look at a camera.
   *
   * @throws IllegalArgumentException when there are more than a folder may hold
   */
  public void look(String camera, Row row) {
    if (++rows > EvidenceFolder.MAX_RUNS) {
      throw new IllegalArgumentException(
          "more than %d rows of looks: ask for a shorter span".formatted(EvidenceFolder.MAX_RUNS));
    }
    looks.row(
        camera,
        CsvOut.time(row.at()),
        CsvOut.time(row.at()),
        0,
        row.resolution(),
        row.online(),
        row.intact(),
        row.evidence(),
        CsvOut.time(row.learned()),
        CsvOut.time(row.learned()));
  }

  /** What is known of a camera beside its looks: hand-over, exclusions, attributions. */
  public void beside(String camera, Evidence evidence) {
    beside.put(camera, evidence);
  }

  /** Writes the rest. */
  public void finish() throws IOException {
    looks.flush();
    CsvOut service = file("service.csv", EvidenceFiles.SERVICE);
    beside.forEach((camera, evidence) -> {
      for (ServiceTime each : evidence.service()) {
        row(service, camera, each.range(), List.of(each.evidence()), each.known());
      }
    });
    service.flush();
    claims("doubts.csv", EvidenceFiles.DOUBTS, false);
    claims("backfills.csv", EvidenceFiles.BACKFILLS, true);
    CsvOut roots = file("attributions.csv", EvidenceFiles.ATTRIBUTIONS);
    beside.forEach((camera, evidence) -> {
      for (Attribution each : evidence.attributions()) {
        List<Object> root =
            List.of(each.root().incident(), each.root().resource(), each.root().party());
        row(roots, camera, each.range(), root, each.known());
      }
    });
    roots.flush();
    exclusions();
    zip.finish();
  }

  private static void row(CsvOut file, String camera, TimeRange range, List<?> says, Known known) {
    List<Object> values = new ArrayList<>();
    values.add(camera);
    values.add(CsvOut.time(range.fromMillis()));
    values.add(CsvOut.time(range.toMillis()));
    values.addAll(says);
    values.add(CsvOut.time(known.recordedAtMillis()));
    values.add(CsvOut.time(known.withdrawnAtMillis()));
    file.row(values.toArray());
  }

  private void claims(String name, List<String> columns, boolean backfills) throws IOException {
    CsvOut file = file(name, columns);
    for (Claim claim : claims) {
      if ((claim.verdict() != null) == backfills) {
        file.row(ClaimFiles.row(claim));
      }
    }
    file.flush();
  }

  private void exclusions() throws IOException {
    Map<String, Exclusion> all = new LinkedHashMap<>();
    Map<String, List<String>> cameras = new LinkedHashMap<>();
    beside.forEach((camera, evidence) -> {
      for (Exclusion each : evidence.exclusions()) {
        all.put(each.id(), each);
        cameras.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(camera);
      }
    });
    CsvOut file = file("exclusions.csv", EvidenceFiles.EXCLUSIONS);
    for (Exclusion each : all.values()) {
      file.row(
          each.id(),
          String.join(";", cameras.getOrDefault(each.id(), List.of())),
          each.reason(),
          CsvOut.time(each.asked().fromMillis()),
          CsvOut.time(each.asked().toMillis()),
          each.askedBy(),
          CsvOut.time(each.askedAtMillis()),
          each.text(),
          String.join(";", each.evidence()));
    }
    file.flush();
    CsvOut rulings = file("rulings.csv", EvidenceFiles.RULINGS);
    for (Exclusion each : all.values()) {
      for (Ruling ruling : each.rulings()) {
        TimeRange granted = ruling.granted();
        rulings.row(
            each.id(),
            ruling.kind(),
            ruling.by(),
            CsvOut.time(ruling.decidedAtMillis()),
            CsvOut.time(ruling.recordedAtMillis()),
            granted == null ? "" : CsvOut.time(granted.fromMillis()),
            granted == null ? "" : CsvOut.time(granted.toMillis()));
      }
    }
    rulings.flush();
  }
}
