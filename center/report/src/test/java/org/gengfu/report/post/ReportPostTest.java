package org.gengfu.report.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.ReportSchedule;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.gengfu.report.CameraReport;
import org.gengfu.report.EvidenceFolder;
import org.gengfu.report.ReportMaker;
import org.gengfu.report.ReportOrder;
import org.gengfu.report.SimulatedMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports leave once each, by an SMTP server nobody here wrote and into a folder. */
class ReportPostTest {
  private static final Instant BEGUN = Instant.parse("2026-10-15T00:00:00Z");
  private static final Instant DUE = Instant.parse("2026-11-02T00:00:00Z");

  @TempDir Path folder;
  private GreenMail server;
  private EvidenceFolder evidence;
  private int made;

  @BeforeEach
  void start() throws IOException {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("li@city.example", "reporter", "secret");
    server.start();
    SimulatedMonth.write(6, 9, YearMonth.of(2026, 10), folder.resolve("evidence"));
    evidence = EvidenceFolder.read(folder.resolve("evidence"));
    Files.writeString(folder.resolve("mail.password"), "secret\n");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private PostSettings settings(String more) {
    Problems problems = new Problems();
    String text =
        """
        mail: {host: 127.0.0.1, port: %d, security: none, from: gengfu@city.example,
          user: reporter, passwordFile: mail.password}
        send:
          - id: monthly
            every: month
            daysAfter: 1
            at: "08:00"
            formats: [pdf, xlsx]
            folder: out
        %s
        """
            .formatted(server.getSmtp().getPort(), more);
    PostSettings settings =
        PostSettings.read(
            Documents.parse("center.yaml", text, problems), folder, ReportCalendar.CHINA, problems);
    assertThat(problems.list()).isEmpty();
    return settings;
  }

  private CameraReport make(PostRule rule, ReportSchedule.Due due, Instant now) {
    made++;
    return ReportMaker.make(
        ReportOrder.of(Measure.ONLINE, due.span().range(), now.toEpochMilli()), evidence);
  }

  private List<PostOutcome> post(PostSettings settings, Instant now) throws IOException {
    try (PostLedger ledger = PostLedger.open(folder.resolve("sent.log"))) {
      return new ReportPost(settings, this::make, ledger).post(now);
    }
  }

  @Test
  void eachReportIsMailedAndFiledOnceAlsoAfterARestart() throws Exception {
    PostSettings settings = settings("    mailTo: [li@city.example, wang@city.example]");
    assertThat(post(settings, BEGUN)).isEmpty();
    assertThat(post(settings, DUE.minusMillis(1))).isEmpty();
    List<PostOutcome> outcomes = post(settings, DUE);
    assertThat(outcomes).singleElement().isInstanceOf(PostOutcome.Sent.class);
    assertThat(post(settings, DUE.plusSeconds(60))).isEmpty();
    assertThat(made).isOne();
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[0].getSubject()).isEqualTo("摄像机在线率报告 2026-10（monthly）");
    MimeMultipart parts = (MimeMultipart) mails[0].getContent();
    assertThat(parts.getCount()).isEqualTo(3);
    byte[] pdf = parts.getBodyPart(1).getInputStream().readAllBytes();
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("monthly-2026-10.pdf");
    assertThat(pdf).isEqualTo(Files.readAllBytes(folder.resolve("out/monthly-2026-10.pdf")));
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**.xlsx");
    assertThat(mails[0].getMessageID()).isNotEqualTo(mails[1].getMessageID());
  }

  @Test
  void whatFailedIsTriedAgainWhereItFailedOnly() throws Exception {
    PostSettings settings = settings("    mailTo: [li@city.example]");
    post(settings, BEGUN);
    Files.writeString(folder.resolve("mail.password"), "wrong\n");
    assertThat(post(settings, DUE)).singleElement().isInstanceOf(PostOutcome.Failed.class);
    assertThat(server.getReceivedMessages()).isEmpty();
    Path filed = folder.resolve("out/monthly-2026-10.pdf");
    assertThat(filed).exists();
    Files.delete(filed);
    Files.writeString(folder.resolve("mail.password"), "secret\n");
    assertThat(post(settings, DUE.plusSeconds(60)))
        .singleElement()
        .isInstanceOf(PostOutcome.Sent.class);
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(filed).doesNotExist();
  }

  /** Sent, and then the machine died before it was noted: the second mail has the same id. */
  @Test
  void aReportThatIsSentAgainAfterACrashHasTheSameId() throws Exception {
    PostSettings settings = settings("    mailTo: [li@city.example]");
    post(settings, BEGUN);
    byte[] before = Files.readAllBytes(folder.resolve("sent.log"));
    post(settings, DUE);
    byte[] torn = Arrays.copyOf(before, before.length + 9);
    Arrays.fill(torn, before.length, torn.length, (byte) '2');
    Files.write(folder.resolve("sent.log"), torn);
    post(settings, DUE.plusSeconds(60));
    List<String> ids = new ArrayList<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      ids.add(mail.getMessageID());
    }
    assertThat(ids).hasSize(2);
    assertThat(ids.get(0)).isEqualTo(ids.get(1));
  }

  @Test
  void withoutStartTlsNothingIsSentInTheOpen() throws Exception {
    PostSettings open = settings("    mailTo: [li@city.example]");
    MailSettings mail = open.mail();
    MailSettings secure =
        new MailSettings(
            mail.host(),
            mail.port(),
            MailSettings.Security.STARTTLS,
            mail.user(),
            mail.passwordFile(),
            mail.from());
    PostSettings settings = new PostSettings(open.rules(), secure);
    post(settings, BEGUN);
    assertThat(post(settings, DUE)).singleElement().isInstanceOf(PostOutcome.Failed.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void wrongSettingsAreNamed() {
    Problems problems = new Problems();
    String text =
        """
        send:
          - {id: "a b", every: whole, at: "25:00", measures: [online, colour], formats: [doc]}
          - {id: x, mailTo: [a@b.example]}
          - {id: y, measures: [recorded], folder: out}
        """;
    PostSettings settings =
        PostSettings.read(
            Documents.parse("center.yaml", text, problems), folder, ReportCalendar.CHINA, problems);
    assertThat(settings.rules()).isEmpty();
    assertThat(problems.list().toString())
        .contains("no name of a report: a b")
        .contains("a report is sent by periods")
        .contains("no time of a day: 25:00")
        .contains("unknown: colour")
        .contains("unknown: doc")
        .contains("the report goes nowhere")
        .contains("recordings are not counted yet")
        .contains("there is no mail: to send it by");
  }
}
