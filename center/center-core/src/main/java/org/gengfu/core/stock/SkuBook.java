package org.gengfu.core.stock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The catalogue: which kinds of part there are, which devices they fit, and what does in their
 * place. Never changes; any thread.
 */
public final class SkuBook {
  /** The most kinds. */
  public static final int MOST_SKUS = 20_000;

  /** An empty catalogue. */
  public static final SkuBook EMPTY = new SkuBook(List.of());

  private final SortedMap<String, Sku> skus = new TreeMap<>();
  private final Map<String, SortedSet<String>> byWord = new HashMap<>();

  /** Of kinds in any order; the last of each number counts. */
  public SkuBook(Collection<Sku> all) {
    all.forEach(sku -> skus.put(sku.id(), sku));
    if (skus.size() > MOST_SKUS) {
      throw new IllegalArgumentException(MOST_SKUS + " kinds of parts are the most");
    }
    for (Sku sku : skus.values()) {
      if (sku.sort() == Sku.Sort.PART) {
        sku.fits()
            .forEach(
                word -> byWord.computeIfAbsent(lower(word), key -> new TreeSet<>()).add(sku.id()));
      }
    }
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** All kinds, by number. */
  public SortedMap<String, Sku> skus() {
    return Collections.unmodifiableSortedMap(skus);
  }

  /** What the catalogue says of a kind; its number alone when it says nothing. */
  public Sku sku(String id) {
    Sku known = skus.get(id);
    return known == null ? Sku.of(id) : known;
  }

  /** A kind and what does in its place. */
  public SortedSet<String> doing(String id) {
    SortedSet<String> all = new TreeSet<>(sku(id).substitutes());
    all.add(id);
    return all;
  }

  /**
   * The kinds that replace a device as a whole, with their substitutes; any one of them will do.
   *
   * @param words by which the device is known: profile, kind, type, model
   */
  public SortedSet<String> fitting(Collection<String> words) {
    SortedSet<String> all = new TreeSet<>();
    for (String word : words) {
      byWord.getOrDefault(lower(word), new TreeSet<>()).forEach(id -> all.addAll(doing(id)));
    }
    return all;
  }

  /** How long the longest exchange among some kinds takes, milliseconds. */
  public long swapMillis(Collection<String> ids) {
    return ids.stream().mapToInt(id -> sku(id).swapMinutes()).max().orElse(Sku.USUAL_SWAP)
        * 60_000L;
  }

  /** True when a part of a kind may be relied on where the contract wants tested ones. */
  public boolean isReady(Part part, long atMillis) {
    Long tested = part.testedMillis();
    long days = sku(part.sku()).testDays();
    return tested != null && (days == 0 || atMillis - tested <= days * 86_400_000L);
  }

  /**
   * A kind of which fewer are free than should be.
   *
   * @param free that many, substitutes among them
   */
  public record Shortfall(Sku sku, int free) {}

  /** The kinds below their minimum. */
  public List<Shortfall> shortfalls(StockState stock) {
    List<Shortfall> found = new ArrayList<>();
    for (Sku sku : skus.values()) {
      int free = 0;
      for (String id : sku.minimum() == 0 ? new TreeSet<String>() : doing(sku.id())) {
        free += stock.free(id).size();
      }
      if (free < sku.minimum()) {
        found.add(new Shortfall(sku, free));
      }
    }
    return found;
  }
}
