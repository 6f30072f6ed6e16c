package org.gengfu.report.post;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.core.availability.report.ReportSchedule;
import org.gengfu.report.CameraReport;
import org.gengfu.report.ReportFile;
import org.gengfu.report.ReportFormat;

/**
 * Sends what is due. Each report goes once to each place: what was done is noted in a ledger, a
 * file has a name that follows from its key, and a mail a Message-ID that does, so that even a
 * crash between sending and noting makes nothing that could be taken for a second report. A rule
 * begins when it is first seen; what was due before is not sent. Blocking, one thread at a time;
 * the shell arms one timer for {@link #next}.
 */
public final class ReportPost {
  /** A report that is sent later than this after it was due is marked late. */
  public static final Duration LATE = Duration.ofDays(1);

  private final PostSettings settings;
  private final Maker maker;
  private final PostLedger ledger;

  /** Who makes the reports. */
  public interface Maker {
    /**
     * The report of a rule and a period, as known now. The maker gives it its version.
     *
     * @throws IOException when evidence cannot be read
     */
    CameraReport make(PostRule rule, ReportSchedule.Due due, Instant now) throws IOException;
  }

  public ReportPost(PostSettings settings, Maker maker, PostLedger ledger) {
    this.settings = settings;
    this.maker = maker;
    this.ledger = ledger;
  }

  /** When something is due next, empty when nothing ever is. */
  public Optional<Instant> next(Instant now) {
    return settings.rules().stream()
        .map(rule -> rule.schedule().next(now.toEpochMilli()).dueMillis())
        .min(Long::compare)
        .map(Instant::ofEpochMilli);
  }

  /**
   * Makes and sends whatever is due and was not sent. One that fails does not keep others.
   *
   * @throws IOException when the ledger cannot be written: then nothing more is sent
   */
  public List<PostOutcome> post(Instant now) throws IOException {
    List<PostOutcome> outcomes = new ArrayList<>();
    for (PostRule rule : settings.rules()) {
      String begun = "begun " + rule.id();
      Instant since = ledger.noted(begun);
      if (since == null) {
        ledger.note(begun, now);
        continue;
      }
      for (ReportSchedule.Due due : rule.schedule().due(since.toEpochMilli(), now.toEpochMilli())) {
        if (ledger.noted("sent " + rule.key(due)) == null) {
          outcomes.add(send(rule, due, now));
        }
      }
    }
    return outcomes;
  }

  private PostOutcome send(PostRule rule, ReportSchedule.Due due, Instant now) throws IOException {
    List<Attachment> files;
    try {
      files = files(rule, maker.make(rule, due, now), due);
    } catch (IOException | IllegalArgumentException e) {
      return new PostOutcome.Failed(rule, due, "it could not be made: " + e.getMessage());
    }
    String key = rule.key(due);
    Path folder = rule.folder();
    if (folder != null && ledger.noted("filed " + key) == null) {
      try {
        put(folder, files);
      } catch (IOException e) {
        return new PostOutcome.Failed(rule, due, "folder " + folder + ": " + e);
      }
      ledger.note("filed " + key, now);
    }
    MailSettings mail = settings.mail();
    boolean late = due.isLate(now.toEpochMilli(), LATE);
    if (mail != null) {
      for (String to : rule.mailTo()) {
        if (ledger.noted("mailed " + key + " " + to) == null) {
          try {
            new ReportMail(mail).send(rule, due, to, files, now, late);
          } catch (IOException e) {
            return new PostOutcome.Failed(rule, due, "mail to " + to + ": " + e.getMessage());
          }
          ledger.note("mailed " + key + " " + to, now);
        }
      }
    }
    ledger.note("sent " + key, now);
    return new PostOutcome.Sent(rule, due, late);
  }

  /** One file of a report. */
  record Attachment(String name, ReportFormat format, byte[] bytes) {}

  private static List<Attachment> files(PostRule rule, CameraReport report, ReportSchedule.Due due)
      throws IOException {
    List<Attachment> files = new ArrayList<>();
    for (ReportFormat format : rule.formats()) {
      String name = rule.id() + "-" + due.span().name() + "." + format.ending();
      files.add(new Attachment(name, format, ReportFile.bytes(report, format)));
    }
    return files;
  }

  private static void put(Path folder, List<Attachment> files) throws IOException {
    Files.createDirectories(folder);
    for (Attachment file : files) {
      ReportFile.replace(folder.resolve(file.name()), out -> copy(file, out));
    }
  }

  private static void copy(Attachment file, OutputStream out) throws IOException {
    out.write(file.bytes());
  }
}
