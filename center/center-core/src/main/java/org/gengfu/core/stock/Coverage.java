package org.gengfu.core.stock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether each device, if it failed now, would get a part in time, from where the part lies, at
 * this hour. Pure; any thread. One part covers as many devices as it can reach: not all fail at
 * once, and how many may is the quota of {@link SkuBook#shortfalls}, not this question.
 *
 * <p>Devices of one site with the same need are asked for once; so a whole city costs the number of
 * its different needs times the places where such parts lie.
 *
 * @param answers one for each need, in their order
 */
public record Coverage(List<Answer> answers) {
  /** Nothing was asked. */
  public static final Coverage NONE = new Coverage(List.of());

  public Coverage {
    answers = List.copyOf(answers);
  }

  /** Why a device is not covered. */
  public enum Gap {
    /** Nobody said which part it needs. */
    NO_PART_NAMED,
    /** No such part is free anywhere. */
    NONE_FREE,
    /** Such parts are free, but the contract wants tested ones and none is. */
    NOT_TESTED,
    /** Such parts are free, but none can be handed out or brought there at this hour. */
    OUT_OF_REACH,
    /** The nearest would come too late. */
    TOO_LATE
  }

  /**
   * What would happen.
   *
   * @param gap null when it is covered
   * @param serial the part that would be in first, or null
   * @param from where that part lies, empty without one
   * @param inMillis when it would be in; empty without one
   * @param slackMillis how much of the window would be left; negative when too late; 0 without part
   */
  public record Outcome(
      @Nullable Gap gap,
      @Nullable String serial,
      String from,
      OptionalLong inMillis,
      long slackMillis) {
    private static Outcome without(Gap gap) {
      return new Outcome(gap, null, "", OptionalLong.empty(), 0);
    }
  }

  /** The answer for one device. */
  public record Answer(Need need, Outcome outcome) {
    /** Why it is not covered; null when it is. */
    public @Nullable Gap gap() {
      return outcome.gap();
    }
  }

  private record Question(
      String site, SortedSet<String> skus, long window, long swap, boolean tested) {}

  /** The first part of a kind at a place, and the first of those that were tested. */
  private record Lying(Part any, @Nullable Part tested) {}

  /** Works it out for an instant. */
  public static Coverage of(
      List<Need> needs, StockState stock, SkuBook skus, Logistics ways, long atMillis) {
    Map<String, TreeMap<String, Lying>> bySku = new HashMap<>();
    Map<Question, Outcome> known = new HashMap<>();
    List<Answer> answers = new ArrayList<>();
    for (Need need : needs) {
      need.skus()
          .forEach(sku -> bySku.computeIfAbsent(sku, id -> lying(stock, skus, id, atMillis)));
      Question question =
          new Question(
              need.site(), need.skus(), need.windowMillis(), need.swapMillis(), need.tested());
      answers.add(
          new Answer(
              need,
              known.computeIfAbsent(question, asked -> answer(asked, bySku, ways, atMillis))));
    }
    return new Coverage(answers);
  }

  private static TreeMap<String, Lying> lying(
      StockState stock, SkuBook skus, String sku, long atMillis) {
    TreeMap<String, Lying> byPlace = new TreeMap<>();
    for (Part part : stock.free(sku)) {
      Part ready = skus.isReady(part, atMillis) ? part : null;
      byPlace.merge(
          part.place(),
          new Lying(part, ready),
          (first, next) -> first.tested() != null ? first : new Lying(first.any(), next.tested()));
    }
    return byPlace;
  }

  private static Outcome answer(
      Question asked, Map<String, TreeMap<String, Lying>> bySku, Logistics ways, long atMillis) {
    if (asked.skus().isEmpty()) {
      return Outcome.without(Gap.NO_PART_NAMED);
    }
    boolean any = false;
    boolean usable = false;
    long soonest = Long.MAX_VALUE;
    Part first = null;
    for (String sku : asked.skus()) {
      for (Lying lying : bySku.getOrDefault(sku, new TreeMap<>()).values()) {
        any = true;
        Part part = asked.tested() ? lying.tested() : lying.any();
        OptionalLong in =
            part == null ? OptionalLong.empty() : in(part.place(), asked.site(), ways, atMillis);
        usable = usable || part != null;
        if (part != null && in.isPresent() && in.getAsLong() + asked.swap() < soonest) {
          soonest = in.getAsLong() + asked.swap();
          first = part;
        }
      }
    }
    if (first == null) {
      return Outcome.without(!any ? Gap.NONE_FREE : usable ? Gap.OUT_OF_REACH : Gap.NOT_TESTED);
    }
    long slack = atMillis + asked.window() - soonest;
    return new Outcome(
        slack < 0 ? Gap.TOO_LATE : null,
        first.serial(),
        first.place(),
        OptionalLong.of(soonest),
        slack);
  }

  /** When something that lies at a place could be at a site; empty for never. */
  public static OptionalLong in(String place, String site, Logistics ways, long atMillis) {
    OptionalLong leaves = ways.leaves(place, atMillis);
    if (leaves.isEmpty()) {
      return leaves;
    }
    OptionalLong way = ways.travel(place, site, leaves.getAsLong());
    return way.isEmpty() ? way : OptionalLong.of(leaves.getAsLong() + way.getAsLong());
  }

  /** Those that would not get one in time. */
  public List<Answer> gaps() {
    return answers.stream().filter(answer -> answer.gap() != null).toList();
  }
}
