package org.gengfu.core.sorted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedTreeTest {
  @Test
  void itIsAsASortedMapAndOldOnesStayAsTheyWere() {
    Random random = new Random(1);
    SortedTree<Integer, Integer> tree = SortedTree.empty();
    TreeMap<Integer, Integer> model = new TreeMap<>();
    SortedTree<Integer, Integer> kept = tree;
    List<Integer> keptKeys = List.of();
    for (int i = 0; i < 20_000; i++) {
      int key = random.nextInt(500);
      if (random.nextInt(3) == 0) {
        tree = tree.without(key);
        model.remove(key);
      } else {
        tree = tree.with(key, i);
        model.put(key, i);
      }
      if (i == 10_000) {
        kept = tree;
        keptKeys = new ArrayList<>(model.keySet());
      }
      assertThat(tree.size()).isEqualTo(model.size());
      assertThat(tree.get(key)).isEqualTo(model.get(key));
    }
    assertThat(tree.keys()).isEqualTo(new ArrayList<>(model.keySet()));
    assertThat(tree.values()).isEqualTo(new ArrayList<>(model.values()));
    assertThat(kept.keys()).isEqualTo(keptKeys);
    List<Integer> from = new ArrayList<>();
    tree.eachFrom(250, (key, value) -> from.add(key));
    assertThat(from).isEqualTo(new ArrayList<>(model.tailMap(250).keySet()));
    assertThat(tree.first()).isEqualTo(model.firstEntry());
    for (int key : tree.keys()) {
      tree = tree.without(key);
    }
    assertThat(tree.first()).isNull();
  }

  @Test
  void theChangesOfAnEditLeaveMapsFromBeforeItAsTheyWere() {
    Random random = new Random(2);
    SortedTree<String, Integer> tree = SortedTree.empty();
    TreeMap<String, Integer> model = new TreeMap<>();
    for (int step = 0; step < 600; step++) {
      SortedTree<String, Integer> before = tree;
      TreeMap<String, Integer> modelBefore = new TreeMap<>(model);
      SortedTree.Edit edit = new SortedTree.Edit();
      int growing = step / 100 % 2 == 0 ? 3 : 1; // fills up, and becomes empty again
      for (int i = random.nextInt(40); i >= 0; i--) {
        String key = key(random);
        if (random.nextInt(4) < growing) {
          tree = tree.with(key, i, edit);
          model.put(key, i);
        } else {
          Map.Entry<String, Integer> there =
              random.nextBoolean() ? model.firstEntry() : model.ceilingEntry(key);
          String gone = growing == 3 || there == null ? key : there.getKey();
          tree = tree.without(gone, edit);
          model.remove(gone);
        }
        assertThat(tree.size()).isEqualTo(model.size());
      }
      same(tree, model);
      same(before, modelBefore);
      String from = key(random);
      List<Integer> rest = new ArrayList<>();
      tree.eachFrom(from, (ignored, value) -> rest.add(value));
      assertThat(rest).isEqualTo(new ArrayList<>(model.tailMap(from).values()));
      assertThat(tree.get(from)).isEqualTo(model.get(from));
    }
  }

  @Test
  void rangesComeAndGo() {
    Random random = new Random(4);
    SortedTree<Long, Integer> tree = SortedTree.empty();
    TreeMap<Long, Integer> model = new TreeMap<>();
    for (int step = 0; step < 1_500; step++) {
      SortedTree.Edit edit = new SortedTree.Edit();
      boolean add = random.nextInt(5) < 2;
      int length = add && random.nextBoolean() ? 1 : random.nextInt(600);
      long from = random.nextInt(6_000) - 3_000L;
      for (long key = from; key < from + length; key++) {
        tree = add ? tree.with(key, step, edit) : tree.without(key, edit);
        if (add) {
          model.put(key, step);
        } else {
          model.remove(key);
        }
      }
      same(tree, model);
      for (long key : model.keySet()) {
        assertThat(tree.get(key)).isEqualTo(model.get(key));
      }
    }
  }

  private static <K extends Comparable<K>> void same(
      SortedTree<K, Integer> tree, TreeMap<K, Integer> model) {
    assertThat(tree.keys()).isEqualTo(new ArrayList<>(model.keySet()));
    assertThat(tree.values()).isEqualTo(new ArrayList<>(model.values()));
    assertThat(tree.first()).isEqualTo(model.firstEntry());
  }

  /** Many of them begin alike, some with letters that need more than a byte. */
  private static String key(Random random) {
    String[] begins = {
      "", "edge-17/", "edge-17/camera-", "edge-2/", "\u0000", "更", "夫更", "ÿ", "ÿa"
    };
    return begins[random.nextInt(begins.length)] + random.nextInt(600);
  }

  @Test
  void aLesserRankIsALesserKey() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      long one = random.nextLong();
      long other = random.nextLong();
      assertThat(Long.compare(Ranked.of(one), Ranked.of(other)))
          .isEqualTo(Long.compare(one, other));
      String text = key(random);
      for (int k = 0; k < 30; k++) {
        String second = key(random);
        if (Ranked.of(text) < Ranked.of(second)) {
          assertThat(text).isLessThan(second);
        }
      }
    }
    assertThat(Ranked.of("a")).isLessThan(Ranked.of("b"));
    assertThat(Ranked.of("a")).isLessThan(Ranked.of("更"));
  }
}
