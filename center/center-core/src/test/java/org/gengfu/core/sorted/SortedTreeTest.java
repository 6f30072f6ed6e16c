package org.gengfu.core.sorted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
  }
}
