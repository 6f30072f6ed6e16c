package org.gengfu.center.api.camera;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.api.ApiException;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.report.post.PostLedger;
import org.gengfu.report.post.PostOutcome;
import org.gengfu.report.post.PostSettings;
import org.gengfu.report.post.ReportPost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends reports by schedule, on a thread of its own. What was sent is noted in {@code
 * data/reports/sent}, so that nothing is sent twice, whenever the center ends. Any thread.
 */
public final class ReportTimer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReportTimer.class);
  private static final int PERIOD_SECONDS = 60;

  private final ReportPost post;
  private final PostLedger ledger;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("report-post").factory());

  private ReportTimer(ReportPost post, PostLedger ledger, Clock clock) {
    this.post = post;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Begins, if anything is to be sent.
   *
   * @throws ApiException when it cannot be noted what was sent
   */
  public static Optional<ReportTimer> start(CenterSettings settings, ReportDesk desk, Clock clock) {
    PostSettings wanted = settings.cameras().reports();
    if (wanted.rules().isEmpty()) {
      return Optional.empty();
    }
    try {
      PostLedger ledger = PostLedger.open(settings.data().resolve("reports").resolve("sent"));
      ReportPost.Maker maker =
          (rule, due, now) ->
              desk.scheduled(
                  new ReportDesk.Wish(
                      rule.measures(), due.span().range(), rule.groupBy(), rule.split()),
                  rule.language());
      ReportTimer timer = new ReportTimer(new ReportPost(wanted, maker, ledger), ledger, clock);
      timer.timer.scheduleWithFixedDelay(timer::send, 1, PERIOD_SECONDS, TimeUnit.SECONDS);
      return Optional.of(timer);
    } catch (IOException e) {
      throw new ApiException("it cannot be noted which reports were sent: " + e.getMessage(), e);
    }
  }

  /** Sends what is due; what fails is told in the log, and tried again the next time. */
  synchronized void send() {
    try {
      tell(post.post(clock.instant()));
    } catch (IOException e) {
      LOG.error("Reports are not sent: {}", e.getMessage());
    } catch (RuntimeException e) { // the next minute tries again
      LOG.warn("A report could not be sent: {}", String.valueOf(e.getMessage()));
    }
  }

  private static void tell(List<PostOutcome> outcomes) {
    for (PostOutcome outcome : outcomes) {
      switch (outcome) {
        case PostOutcome.Sent sent -> LOG.info("Report {} was sent", sent.rule().key(sent.due()));
        case PostOutcome.Failed failed ->
            LOG.warn("Report {}: {}", failed.rule().key(failed.due()), failed.why());
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(PERIOD_SECONDS, TimeUnit.SECONDS);
      ledger.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("The ledger of sent reports did not close: {}", e.getMessage());
    }
  }
}
