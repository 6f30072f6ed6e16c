package org.gengfu.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import org.gengfu.core.dispatch.routing.RouteSearch;
import org.gengfu.core.dispatch.routing.RoutingCheck;
import org.gengfu.core.dispatch.routing.RoutingInstance;
import org.gengfu.core.dispatch.routing.RoutingSolution;
import org.gengfu.core.dispatch.routing.RoutingText;

/**
 * Solves a technician routing instance: {@code --instance FILE [--seconds S] [--steps N] [--seed N]
 * [--threads N] [--out FILE]}. The seconds count from the start of the JVM; with steps instead of
 * seconds the routes are the same every time. The routes are checked by {@link RoutingCheck} before
 * they are written.
 */
final class DispatchInstance {
  /** Until then each thread searches alone; at each of these all go on from the best. */
  private static final double[] MEETINGS = {0.6, 0.8, 0.9, 1};

  /** What writing and checking at the end may take. */
  private static final double LAST_SECONDS = 0.2;

  private DispatchInstance() {}

  private record Wish(Path file, Path out, double seconds, long steps, long seed, int threads) {
    static Wish of(String[] arguments) {
      Path file = Path.of("");
      Path out = null;
      double seconds = 10;
      long steps = 0;
      long seed = 1;
      int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
      for (int i = 0; i < arguments.length; i += 2) {
        String value = i + 1 < arguments.length ? arguments[i + 1] : "";
        switch (arguments[i]) {
          case "--instance" -> file = Path.of(value);
          case "--out" -> out = Path.of(value);
          case "--seconds" -> seconds = Double.parseDouble(value);
          case "--steps" -> steps = Long.parseLong(value);
          case "--seed" -> seed = Long.parseLong(value);
          case "--threads" -> threads = Integer.parseInt(value);
          default ->
              throw new IllegalArgumentException(
                  "unknown option %s; known are --instance FILE, --out FILE, --seconds S, --steps N,"
                          .formatted(arguments[i])
                      + " --seed N, --threads N");
        }
      }
      Path name = Path.of(String.valueOf(file.getFileName()).replaceAll("\\.txt$", "") + ".routes");
      return new Wish(file, out == null ? name : out, seconds, steps, seed, Math.max(1, threads));
    }
  }

  /** Solves, checks, prints and writes. */
  static void main(String[] arguments) throws IOException, InterruptedException {
    Wish wish = Wish.of(arguments);
    RoutingInstance instance = RoutingText.parse(Files.readString(wish.file));
    RoutingSolution best = solve(wish, instance);
    RoutingCheck.Report report = RoutingCheck.of(instance, best.routes());
    if (!report.faults().isEmpty()) {
      throw new IllegalStateException("the routes are wrong: " + report.faults());
    }
    Files.writeString(wish.out, best.text());
    System.out.printf(
        Locale.ROOT,
        "instance: %s%nworking time: %.4f%nunserved requests: %d%ntechnicians out: %d%nseconds:"
            + " %.2f%nroutes: %s%n",
        instance.name(),
        report.workingTime(),
        report.unserved(),
        report.out(),
        secondsSinceStart(),
        wish.out);
  }

  private static double secondsSinceStart() {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    return (System.currentTimeMillis() - started) / 1e3;
  }

  private static RoutingSolution solve(Wish wish, RoutingInstance instance)
      throws InterruptedException {
    List<RouteSearch> searches = new ArrayList<>();
    List<DoubleSupplier> progress = new ArrayList<>();
    for (int i = 0; i < wish.threads; i++) {
      searches.add(new RouteSearch(instance, wish.seed + i));
      progress.add(progress(wish));
    }
    RoutingSolution best = searches.getFirst().best();
    try (ExecutorService pool = Executors.newFixedThreadPool(wish.threads)) {
      for (double meeting : MEETINGS) {
        List<Callable<RoutingSolution>> parts = new ArrayList<>();
        for (int i = 0; i < wish.threads; i++) {
          RouteSearch search = searches.get(i);
          DoubleSupplier own = progress.get(i);
          parts.add(() -> {
            search.run(own, meeting);
            return search.best();
          });
        }
        for (Future<RoutingSolution> part : pool.invokeAll(parts)) {
          RoutingSolution found = part.get();
          best = found.betterThan(best) ? found : best;
        }
        for (RouteSearch search : searches) {
          search.adopt(best);
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a search broke down", e);
    }
    return best;
  }

  private static DoubleSupplier progress(Wish wish) {
    if (wish.steps > 0) {
      long[] asked = {0};
      return () -> asked[0]++ * 100.0 / wish.steps;
    }
    double began = secondsSinceStart();
    double end = Math.max(began + 0.1, wish.seconds - LAST_SECONDS);
    return () -> (secondsSinceStart() - began) / (end - began);
  }
}
