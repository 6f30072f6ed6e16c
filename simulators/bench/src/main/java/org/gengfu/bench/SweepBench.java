package org.gengfu.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * {@code bench sweep}: cameras seen per second against GStreamer's RTSP server, 1080p, beside one
 * {@code ffmpeg} process a camera and beside the bare decoding of key frames that lie in memory.
 * Each visit ends with a key frame, decoded and scaled down and measured, by FFmpeg's own filters
 * there; ours makes a thumbnail as well. Prints a Markdown section. Options: {@code --rounds N}
 * (2), {@code --seconds N} that are counted of each round (5).
 */
public final class SweepBench {
  private static final int CAMERAS = 2_000;
  private static final int[] GROUP_SECONDS = {1, 2};

  /** Visits at once of ours; the first is also ffmpeg's. */
  private static final int[] OURS = {60, 120, 240};

  /** Visits at once of the whole sweep, and beside the key frames from memory. */
  private static final int SWEEP = 120;

  private static final String OWN = "ours";
  private static final String HASTY = "ffmpeg in haste";
  private static final String PLAIN = "ffmpeg as it comes";
  private static final String MEMORY = "ours, key frames from memory";

  private SweepBench() {}

  /** One contender's round. */
  record Round(double perSecond, double cpuMillisEach, long failed) {}

  private record Contender(String who, int atOnce) {}

  /** Something that can be measured for some seconds. */
  private interface Runner {
    Round run(int seconds) throws IOException, InterruptedException;
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = arguments.length == 0 ? new Options(2, 5, "all") : Options.of(arguments);
    System.out.println(Machine.heading("Camera sweep (`./gengfu bench sweep`)"));
    System.out.printf(
        Locale.ROOT,
        "%nGStreamer's RTSP server on the same two processors, %d streams of 1,920 x 1,080 at 25"
            + " pictures a second, encoded before, their key frames spread over the group; each"
            + " is watched all the time by a visit of ours that is not counted but whose processor"
            + " time is ours, lest the server starts it anew for every visit. %d rounds, all"
            + " contenders in turns, %d s of each counted once all are under way; median"
            + " (least–greatest). Ours: one agent's thread, two decoders. ffmpeg: a process a"
            + " visit with `%s`, in haste (no probing, one thread, key frames alone) and as it"
            + " comes. Both judge one key frame by its measures: ours has measures of its own"
            + " (mean, spread, colour, blur, noise, stripes, edges, cells) and makes a JPEG. In"
            + " haste both skip the loop filter.%n%n",
        SweepServer.MOUNTS,
        options.rounds(),
        options.seconds(),
        SweepTheirs.FILTERS);
    System.out.println(
        "| key frame every | who | at once | visits/s | CPU ms a visit | failed |\n"
            + "|---|---|---|---|---|---|");
    List<String> ratios = new ArrayList<>();
    List<String> words = new ArrayList<>();
    try (Scratch scratch = Scratch.make("sweep")) {
      for (int seconds : GROUP_SECONDS) {
        SweepClip clip = SweepClip.make(scratch.folder(), seconds);
        try (SweepServer server = SweepServer.start(scratch.folder(), clip);
            SweepOurs ours = new SweepOurs(scratch.folder(), server)) {
          ratios.add(measure(options, seconds, server, ours, clip));
          words.add(whole(ours, seconds));
        }
      }
    }
    System.out.println(
        "\n| key frame every | ours : ffmpeg in haste, 60 each (goal >= 5) | ours : ffmpeg as it"
            + " comes, 60 each | CPU a visit, ffmpeg in haste : ours | ours, 120 : key frames from"
            + " memory (goal >= 0.60) | server, share of a processor |\n|---|---|---|---|---|---|");
    ratios.forEach(System.out::println);
    System.out.println();
    words.forEach(System.out::println);
  }

  private static Map<Contender, Runner> contenders(
      SweepServer server, SweepOurs ours, SweepClip clip) {
    Map<Contender, Runner> contenders = new LinkedHashMap<>();
    for (int atOnce : OURS) {
      contenders.put(new Contender(OWN, atOnce), seconds -> ours.run(atOnce, seconds));
    }
    contenders.put(
        new Contender(MEMORY, SweepOurs.FROM_MEMORY),
        seconds -> ours.pure(clip.keyFrame(), seconds));
    for (int atOnce : new int[] {SweepTheirs.FEW, OURS[0]}) {
      contenders.put(
          new Contender(HASTY, atOnce),
          seconds -> SweepTheirs.run(server, SweepTheirs.HASTY, atOnce, seconds));
    }
    contenders.put(
        new Contender(PLAIN, OURS[0]),
        seconds -> SweepTheirs.run(server, SweepTheirs.PLAIN, OURS[0], seconds));
    return contenders;
  }

  /** Prints a row a contender; returns the row of ratios. */
  private static String measure(
      Options options, int group, SweepServer server, SweepOurs ours, SweepClip clip)
      throws IOException, InterruptedException {
    ours.hold();
    ours.run(SWEEP, SweepOurs.WARM_SECONDS);
    Map<Contender, Runner> contenders = contenders(server, ours, clip);
    Map<Contender, List<Round>> rounds = new LinkedHashMap<>();
    List<Double> served = new ArrayList<>();
    for (int i = 0; i < options.rounds(); i++) {
      for (Map.Entry<Contender, Runner> each : contenders.entrySet()) {
        double before = server.cpuSeconds();
        long start = System.nanoTime();
        Round round = each.getValue().run(options.seconds());
        if (each.getKey().equals(new Contender(OWN, SWEEP))) {
          served.add((server.cpuSeconds() - before) * 1e9 / (System.nanoTime() - start));
        }
        rounds.computeIfAbsent(each.getKey(), key -> new ArrayList<>()).add(round);
      }
    }
    rounds.forEach((contender, done) ->
        System.out.printf(
            Locale.ROOT,
            "| %d s | %s | %d | %s | %s | %d |%n",
            group,
            contender.who(),
            contender.atOnce(),
            spread(done, Round::perSecond).cell("%.1f"),
            spread(done, Round::cpuMillisEach).cell("%.1f"),
            done.stream().mapToLong(Round::failed).sum()));
    List<Round> own = rounds.getOrDefault(new Contender(OWN, OURS[0]), List.of());
    List<Round> swept = rounds.getOrDefault(new Contender(OWN, SWEEP), List.of());
    List<Round> hasty = rounds.getOrDefault(new Contender(HASTY, OURS[0]), List.of());
    List<Round> plain = rounds.getOrDefault(new Contender(PLAIN, OURS[0]), List.of());
    List<Round> memory =
        rounds.getOrDefault(new Contender(MEMORY, SweepOurs.FROM_MEMORY), List.of());
    return String.format(
        Locale.ROOT,
        "| %d s | %s | %s | %s | %s | %s |",
        group,
        ratio(own, hasty, Round::perSecond).cell("%.1f"),
        ratio(own, plain, Round::perSecond).cell("%.1f"),
        ratio(hasty, own, Round::cpuMillisEach).cell("%.1f"),
        ratio(swept, memory, Round::perSecond).cell("%.2f"),
        Spread.of(served).cell("%.2f"));
  }

  private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> of) {
    return Spread.of(rounds.stream().mapToDouble(of).boxed().toList());
  }

  /** Round by round. */
  private static Spread ratio(List<Round> above, List<Round> below, ToDoubleFunction<Round> of) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < above.size(); i++) {
      ratios.add(of.applyAsDouble(above.get(i)) / of.applyAsDouble(below.get(i)));
    }
    return Spread.of(ratios);
  }

  private static String whole(SweepOurs ours, int group) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long seen = ours.visits(CAMERAS, SWEEP);
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    return String.format(
        Locale.ROOT,
        "%,d visits, %d at once, key frame every %d s: **%.1f s** (aim 60 s); %,d gave a picture."
            + " Memory: %.0f KiB of heap for each visit under way that has its key frame; the"
            + " agent's process took %d MB at its peak, a decoder's %d MB.",
        CAMERAS,
        SWEEP,
        group,
        seconds,
        seen,
        ours.heapEach(SWEEP) / 1_024,
        ours.agentMegabytes(),
        ours.decoderMegabytes());
  }
}
