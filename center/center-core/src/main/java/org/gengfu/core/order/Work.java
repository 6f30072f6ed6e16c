package org.gengfu.core.order;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was done on the spot.
 *
 * @param finding what was found, empty until it was said
 * @param answers to the checklist, by step; at most {@value #MOST_ANSWERS}
 * @param waitsFor sku of the part that is missing, empty for none
 * @param parts serial numbers that were taken, in order; at most {@value #MOST_PARTS}
 * @param swaps what was put in for what, in order; at most {@value #MOST_PARTS}
 * @param what how it was mended, empty until it was said
 * @param signature the owner's, null until it was given
 */
public record Work(
    String finding,
    SortedMap<String, String> answers,
    String waitsFor,
    List<String> parts,
    List<Act.Swap> swaps,
    String what,
    Act.@Nullable Sign signature) {
  /** Most answers to a checklist. */
  public static final int MOST_ANSWERS = 200;

  /** Most parts, and most swaps, of one order. */
  public static final int MOST_PARTS = 100;

  /** Nothing yet. */
  static final Work NONE = new Work("", new TreeMap<>(), "", List.of(), List.of(), "", null);

  public Work {
    answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    parts = List.copyOf(parts);
    swaps = List.copyOf(swaps);
  }

  /** What a calibration record says; the answers to these steps are it. */
  private static final List<String> RECORD =
      List.of("standard", "validTo", "asFound", "reference", "asLeft", "result");

  /** True when there is a whole calibration record. */
  boolean calibrated() {
    return RECORD.stream().noneMatch(step -> answers.getOrDefault(step, "").isBlank());
  }

  /** The same with more answers. */
  Work with(SortedMap<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(answers);
    all.putAll(more);
    return new Work(finding, all, waitsFor, parts, swaps, what, signature);
  }

  /** How many steps have an answer with these; one that is said again counts once. */
  int answered(SortedMap<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(answers);
    all.putAll(more);
    return all.size();
  }
}
