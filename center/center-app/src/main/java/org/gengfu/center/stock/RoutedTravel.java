package org.gengfu.center.stock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.Travel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ways by the speed table, or, where the settings name a routing service, by its answers: a way
 * that is not known is taken from the table at first and asked for by a thread of its own. At most
 * {@value #MOST_KNOWN} ways are kept, the newest: vehicles move, and make new ones all day. {@value
 * #MOST_WAITING} wait; further ones stay with the table until they are wanted again. The service is
 * asked as OSRM's table service ({@code /table/v1/driving}), which other programs speak too. Any
 * thread; never blocks.
 */
final class RoutedTravel implements Travel, AutoCloseable {
  static final int MOST_KNOWN = 200_000;
  static final int MOST_WAITING = 20_000;

  /** Kept in the place of a way's time when the service knows no way. */
  private static final long NO_WAY = -1;

  /** What a service says takes longer is no way: no part goes further than a week. */
  private static final double MOST_SECONDS = 7 * 86_400.0;

  private static final int AT_ONCE = 90;
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long REST_SECONDS = 30;
  private static final Logger LOG = LoggerFactory.getLogger(RoutedTravel.class);

  private final Travel table;
  private final long fixedMillis;
  private final @Nullable URI service;
  private final Runnable news;
  private final int most;
  private final Map<Way, Long> known = new ConcurrentHashMap<>();
  private final Queue<Way> oldest = new ArrayDeque<>();
  private final Set<Way> waiting = ConcurrentHashMap.newKeySet();
  private final LinkedBlockingQueue<Way> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  private final @Nullable Thread thread;
  private volatile boolean ended;
  private boolean silent;

  private record Way(GeoPoint from, GeoPoint to) {}

  /**
   * @param news told when the service knew ways; must return at once
   */
  RoutedTravel(TravelSettings settings, ZoneId zone, Runnable news) {
    this(settings, zone, news, MOST_KNOWN);
  }

  /**
   * @param most ways that are kept
   */
  RoutedTravel(TravelSettings settings, ZoneId zone, Runnable news, int most) {
    this.most = most;
    this.table = settings.table(zone);
    this.fixedMillis = settings.fixed().toMillis();
    this.service = settings.routing();
    this.news = news;
    this.thread =
        service == null ? null : Thread.ofPlatform().daemon().name("routing").start(this::run);
  }

  @Override
  public long millis(GeoPoint from, GeoPoint to, long leaveMillis) {
    if (service == null || from.equals(to)) {
      return table.millis(from, to, leaveMillis);
    }
    Way way = new Way(from, to);
    Long asked = known.get(way);
    if (asked != null && asked != NO_WAY) {
      return asked;
    }
    if (asked == null && waiting.add(way) && !queue.offer(way)) {
      waiting.remove(way);
    }
    return table.millis(from, to, leaveMillis);
  }

  private void run() {
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build()) {
      while (!ended) {
        Way first = queue.take();
        List<Way> others = new ArrayList<>();
        queue.drainTo(others, AT_ONCE);
        List<Way> same = new ArrayList<>(List.of(first));
        for (Way each : others) {
          if (each.from().equals(first.from())) {
            same.add(each);
          } else if (!queue.offer(each)) {
            waiting.remove(each);
          }
        }
        ask(client, same);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(HttpClient client, List<Way> ways) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(question(ways))).timeout(LIMIT).GET().build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode row = JsonMapper.builder().build().readTree(answer.body()).at("/durations/0");
      if (answer.statusCode() != 200 || row.size() != ways.size() + 1) {
        throw new IOException("it answered %d".formatted(answer.statusCode()));
      }
      for (int i = 0; i < ways.size(); i++) {
        JsonNode seconds = row.get(i + 1);
        double said = seconds.isNumber() ? seconds.doubleValue() : NO_WAY;
        boolean way = said >= 0 && said <= MOST_SECONDS;
        keep(ways.get(i), way ? fixedMillis + Math.round(said * 1_000) : NO_WAY);
      }
      silent = false;
      news.run();
    } catch (JsonProcessingException e) {
      failed(ways, "its answer is no JSON");
    } catch (IOException e) {
      failed(ways, String.valueOf(e.getMessage()));
    }
  }

  /** On the one thread that asks. */
  private void keep(Way way, long millis) {
    if (known.put(way, millis) == null) {
      oldest.add(way);
    }
    waiting.remove(way);
    if (oldest.size() > most) {
      known.remove(oldest.remove());
    }
  }

  private void failed(List<Way> ways, String why) throws InterruptedException {
    if (!silent) {
      LOG.warn("The routing service cannot be used, the speed table is: {}", why);
    }
    silent = true;
    ways.forEach(waiting::remove);
    TimeUnit.SECONDS.sleep(REST_SECONDS);
  }

  private String question(List<Way> ways) {
    StringBuilder places = new StringBuilder(text(ways.getFirst().from()));
    ways.forEach(way -> places.append(';').append(text(way.to())));
    return service + "/table/v1/driving/" + places + "?sources=0&annotations=duration";
  }

  private static String text(GeoPoint point) {
    return String.format(Locale.ROOT, "%.6f,%.6f", point.lon(), point.lat());
  }

  @Override
  public void close() {
    ended = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
