package org.gengfu.center.paper;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.StoreException;
import org.gengfu.report.paper.Manuscript;
import org.gengfu.report.paper.PaperFormat;
import org.gengfu.report.post.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails issued papers to whom their contract names, on a thread of its own. Who gets what is stored
 * with the version and noted when the mail server took it, so that nothing is sent twice, whenever
 * the center ends; what a crash between sending and noting repeats has the same Message-ID. Any
 * thread.
 */
public final class PaperPost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PaperPost.class);
  private static final int PERIOD_SECONDS = 30;

  /** Most mails that one look tries. */
  private static final int AT_ONCE = 200;

  private static final int MOST_WHY = 500;

  private final Database database;
  private final Carrier carrier;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("paper-post").factory());

  /** Whoever carries a mail. */
  @FunctionalInterface
  public interface Carrier {
    /**
     * Hands it over.
     *
     * @throws IOException when it was not taken
     */
    void send(Letter letter) throws IOException;
  }

  public PaperPost(Database database, Carrier carrier, InstantSource clock) {
    this.database = database;
    this.carrier = carrier;
    this.clock = clock;
  }

  /** From now on it looks by itself. */
  public void begin() {
    timer.scheduleWithFixedDelay(this::look, 1, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      send();
    } catch (StoreException e) {
      LOG.warn("Papers are mailed later: {}", e.getMessage());
    } catch (RuntimeException e) { // the next look tries again
      LOG.error("Papers could not be mailed", e);
    }
  }

  /** Sends what is due. One that fails does not keep others. */
  public synchronized void send() {
    var now = clock.instant();
    List<PaperMail> waiting =
        database.read(connection ->
            PaperMailTable.waiting(connection, now.minus(PaperMail.GIVEN_UP), AT_ONCE));
    for (PaperMail mail : waiting) {
      if (mail.due(now)) {
        String why = tried(mail);
        database.change(connection -> PaperMailTable.tried(connection, mail, now, why));
        if (why.isEmpty()) {
          LOG.info("Paper {}, version {}, was mailed", mail.paper(), mail.number());
        } else if (mail.attempts() == 0) {
          LOG.warn("Paper {}, version {}: {}", mail.paper(), mail.number(), why);
        }
      }
    }
  }

  /** Why it did not go, empty when it went. */
  private String tried(PaperMail mail) {
    try {
      carrier.send(letter(mail));
      return "";
    } catch (IOException | StoreException e) { // a version that cannot be read keeps no other back
      String why = e.getMessage() == null ? e.toString() : e.getMessage();
      String shown = why.isBlank() ? "the mail was not taken" : why.strip();
      return shown.length() <= MOST_WHY ? shown : shown.substring(0, MOST_WHY - 1) + "…";
    }
  }

  private Letter letter(PaperMail mail) throws IOException {
    PaperTable.Frozen frozen =
        database
            .read(connection -> PaperTable.frozen(connection, mail.paper(), mail.number()))
            .orElseThrow(() -> new IOException("its version is not stored"));
    PaperVersion version =
        database
            .read(connection -> PaperTable.versions(connection, mail.paper()))
            .get(mail.number() - 1);
    Manuscript paper = PaperJson.read(frozen.body()).zh();
    String subject =
        mail.number() == 1
            ? paper.title()
            : "%s（更正，第 %d 版）".formatted(paper.title(), mail.number());
    String text =
        """
        %s

        编号 %s，第 %d 版
        提交说明：%s
        附件（PDF）SHA-256：%s\
        """
            .formatted(
                paper.title(), mail.paper(), mail.number(), version.reason(), version.sha256());
    String name =
        "%s-%d.%s"
            .formatted(mail.paper().replace('/', '_'), mail.number(), PaperFormat.PDF.ending());
    return new Letter(
        "paper %s %d".formatted(mail.paper(), mail.number()),
        mail.receiver(),
        subject,
        text,
        List.of(new Letter.Enclosed(name, PaperFormat.PDF.mediaType(), frozen.pages())),
        clock.instant());
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(PERIOD_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
