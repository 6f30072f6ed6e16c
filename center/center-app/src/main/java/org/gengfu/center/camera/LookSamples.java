package org.gengfu.center.camera;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Measure;

/**
 * Looks of one camera on their way to the core, in order. Most of a month's looks say what the one
 * before said and need not be given: {@link #thin} leaves out those without which every sum of the
 * core stays the same, to the millisecond. Not safe for several threads.
 *
 * <p>A look may be left out when the kept one before it says the same and is still believed when
 * the next kept one comes, when no instant lies between at which something else begins or ends, and
 * when the interval before it is not the longest yet of those since then. Both looks around such an
 * instant, around a change of verdict and around a hole in the evidence are kept.
 */
final class LookSamples {
  private static final Verdict[] VERDICTS = Verdict.values();

  private final Measure measure;
  private long[] at = new long[1_024];
  private long[] learned = new long[1_024];
  private long[] resolution = new long[1_024];
  private byte[] verdict = new byte[1_024];
  private String[] evidence = new String[1_024];
  private int size;

  LookSamples(Measure measure) {
    this.measure = measure;
  }

  /**
   * Adds the looks of a run that lie within a window.
   *
   * @param fromMillis inside
   * @param toMillis not inside
   * @param each true to name each look as evidence, false to name its run
   */
  void add(CameraSource source, LookRun run, long fromMillis, long toMillis, boolean each) {
    add(source, seen(run.kind()), run.times(), fromMillis, toMillis, each);
  }

  /** The same of a run of which only the verdict and the times were read. */
  void add(
      CameraSource source,
      Seen seen,
      LookTimes times,
      long fromMillis,
      long toMillis,
      boolean each) {
    byte says = (byte) verdict(seen).ordinal();
    String prefix = "look/" + source.text() + "/";
    String name = prefix + times.first();
    for (int i = 0; i < times.size(); i++) {
      long instant = times.at(i);
      if (instant >= fromMillis && instant < toMillis) {
        room();
        at[size] = instant;
        learned[size] = times.learned(i);
        resolution[size] = times.resolution(i);
        verdict[size] = says;
        evidence[size++] = each ? prefix + instant : name;
      }
    }
  }

  private void room() {
    if (size == at.length) {
      int larger = 2 * size;
      at = Arrays.copyOf(at, larger);
      learned = Arrays.copyOf(learned, larger);
      resolution = Arrays.copyOf(resolution, larger);
      verdict = Arrays.copyOf(verdict, larger);
      evidence = Arrays.copyOf(evidence, larger);
    }
  }

  private Seen seen(LookKind kind) {
    return switch (measure) {
      case ONLINE -> kind.online();
      case INTACT -> kind.intact();
      case RECORDED -> throw new IllegalArgumentException("recordings are not counted yet");
    };
  }

  private static Verdict verdict(Seen seen) {
    return switch (seen) {
      case GOOD -> Verdict.GOOD;
      case BAD -> Verdict.BAD;
      case NOT_OBSERVED -> Verdict.NOT_OBSERVED;
    };
  }

  int size() {
    return size;
  }

  /** All of them. */
  List<Sample> all() {
    List<Sample> samples = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      samples.add(sample(i));
    }
    return samples;
  }

  /**
   * Those that the core needs.
   *
   * @param trustMillis how long a look is believed
   * @param cuts instants at which something else begins or ends, in order
   * @param knownAt as known at which instants it is to be right
   */
  List<Sample> thin(long trustMillis, long[] cuts, long[] knownAt) {
    BitSet kept = kept(trustMillis, cuts, knownAt);
    List<Sample> samples = new ArrayList<>(kept.cardinality());
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      samples.add(sample(i));
    }
    return samples;
  }

  /** The places of {@link #thin}. */
  BitSet kept(long trustMillis, long[] cuts, long[] knownAt) {
    BitSet kept = new BitSet(size);
    for (long known : knownAt) {
      mark(kept, trustMillis, cuts, known);
    }
    return kept;
  }

  private void mark(BitSet marked, long trustMillis, long[] cuts, long known) {
    int cut = 0;
    int last = -1;
    int kept = -1;
    long longest = -1;
    for (int next = 0, i = 0; i < size; i = next) {
      next = after(i);
      int word = word(i, next, known);
      if (word < 0) {
        continue;
      }
      boolean parted = last < 0 || verdict[word] != verdict[last];
      while (cut < cuts.length && cuts[cut] <= at[word]) {
        parted |= last >= 0 && cuts[cut] > at[last];
        cut++;
      }
      if (last >= 0 && (parted || at[word] - at[kept] > trustMillis)) {
        keep(marked, last);
        kept = last;
      }
      boolean far = kept >= 0 && at[word] - at[kept] > trustMillis;
      if (parted || far || resolution[word] > longest) {
        longest = parted ? resolution[word] : Math.max(longest, resolution[word]);
        keep(marked, word);
        kept = word;
      }
      last = word;
    }
    if (last >= 0) {
      keep(marked, last);
    }
  }

  /** Keeps all looks of an instant: which of them counts depends on what was known. */
  private void keep(BitSet marked, int place) {
    int first = place;
    while (first > 0 && at[first - 1] == at[place]) {
      first--;
    }
    marked.set(first, after(place));
  }

  /** Place of the first look of a later instant. */
  private int after(int place) {
    int next = place + 1;
    while (next < size && at[next] == at[place]) {
      next++;
    }
    return next;
  }

  /** Of the looks of one instant that were known the one that counts, -1 for none. */
  private int word(int from, int to, long known) {
    int word = -1;
    for (int i = from; i < to; i++) {
      if (learned[i] <= known
          && (word < 0
              || verdict[i] > verdict[word]
              || (verdict[i] == verdict[word] && learned[i] < learned[word]))) {
        word = i;
      }
    }
    return word;
  }

  /** The look of a place. */
  Sample sample(int place) {
    return new Sample(
        at[place], VERDICTS[verdict[place]], evidence[place], resolution[place], learned[place]);
  }
}
