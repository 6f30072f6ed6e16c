package org.gengfu.report.post;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.gengfu.core.availability.report.ReportSchedule;
import org.gengfu.report.Language;

/** Mails one report at a time. Blocking; any thread. */
final class ReportMail {
  private final MailOffice office;

  ReportMail(MailSettings settings) {
    this.office = new MailOffice(settings);
  }

  /**
   * Sends it.
   *
   * @throws IOException when the server cannot be reached or does not take it
   */
  void send(
      PostRule rule,
      ReportSchedule.Due due,
      String to,
      List<ReportPost.Attachment> files,
      Instant now,
      boolean late)
      throws IOException {
    String title = title(rule, due, late);
    List<Letter.Enclosed> enclosed =
        files.stream()
            .map(each -> new Letter.Enclosed(each.name(), each.format().mediaType(), each.bytes()))
            .toList();
    office.send(new Letter(rule.key(due), to, title, title, enclosed, now));
  }

  private static String title(PostRule rule, ReportSchedule.Due due, boolean late) {
    return rule.language() == Language.ZH
        ? "摄像机在线率报告 %s（%s）%s".formatted(due.span().name(), rule.id(), late ? "，补发" : "")
        : "Camera report %s (%s)%s".formatted(due.span().name(), rule.id(), late ? ", late" : "");
  }
}
