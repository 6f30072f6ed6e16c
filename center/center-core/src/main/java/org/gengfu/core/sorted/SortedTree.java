package org.gengfu.core.sorted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes. Any thread. Looking up, adding and removing cost O(log n); its
 * order is that of the keys, whatever the order in which they came.
 *
 * <p>A B+ tree (Bayer and McCreight 1972) whose changed nodes are copied on the way down. Wide
 * nodes are what makes it quick: a few arrays are copied for a change, and a few objects touched
 * for a question, where a binary tree has a node for each doubling of its size.
 *
 * <p>Who makes many changes one after the other, and reads only the last map, gives an {@link Edit}
 * with each: nodes that were made by an edit are changed in place by the same edit.
 */
public final class SortedTree<K extends Comparable<? super K>, V> {
  private static final SortedTree<?, ?> EMPTY = new SortedTree<String, Object>(null, 0);

  private final @Nullable Node root;
  private final int size;

  /**
   * Changes that belong together, e.g. those of one step of a machine. Of the maps that came of
   * changes by one edit and of one another only the newest may be read; maps from before the edit
   * stay as they were. Used by one thread; the newest map is for any thread.
   */
  public static final class Edit {}

  private SortedTree(@Nullable Node root, int size) {
    this.root = root;
    this.size = size;
  }

  /** The map without entries. */
  @SuppressWarnings("unchecked") // it holds nothing of any type
  public static <K extends Comparable<? super K>, V> SortedTree<K, V> empty() {
    return (SortedTree<K, V>) EMPTY;
  }

  /** Number of entries. */
  public int size() {
    return size;
  }

  /** True without entries. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The value of a key, or null. */
  @SuppressWarnings("unchecked") // only values are put into leaves
  public @Nullable V get(K key) {
    Node at = root;
    if (at == null) {
      return null;
    }
    long rank = Ranked.of(key);
    while (!at.leaf) {
      at = at.child(at.childOf(rank, key));
    }
    int place = at.find(rank, key);
    return place < 0 ? null : (V) at.others[place];
  }

  /** True when the key has a value. */
  public boolean contains(K key) {
    return get(key) != null;
  }

  /** The entry with the least key, or null. */
  @SuppressWarnings("unchecked") // only keys and values are put into leaves
  public Map.@Nullable Entry<K, V> first() {
    Node at = root;
    if (at == null) {
      return null;
    }
    while (!at.leaf) {
      at = at.child(0);
    }
    return Map.entry((K) at.keys[0], (V) at.others[0]);
  }

  /** This with the key's value, in place of the one that it had. */
  public SortedTree<K, V> with(K key, V value) {
    return with(key, value, new Edit());
  }

  /** The same as one of the changes of an edit. */
  public SortedTree<K, V> with(K key, V value, Edit edit) {
    if (root == null) {
      return new SortedTree<>(Node.leaf(Ranked.of(key), key, value, edit), 1);
    }
    Node changed = root.owned(edit);
    boolean added = changed.put(Ranked.of(key), key, value, edit);
    return new SortedTree<>(
        changed.full() ? Node.over(changed, changed.split(edit), edit) : changed,
        added ? size + 1 : size);
  }

  /** This without the key. */
  public SortedTree<K, V> without(K key) {
    return without(key, new Edit());
  }

  /** The same as one of the changes of an edit. */
  public SortedTree<K, V> without(K key, Edit edit) {
    if (root == null) {
      return this;
    }
    Node changed = root.owned(edit);
    if (!changed.remove(Ranked.of(key), key, edit)) {
      return this;
    }
    if (size == 1) {
      return empty();
    }
    while (!changed.leaf && changed.count == 1) {
      changed = changed.child(0);
    }
    return new SortedTree<>(changed, size - 1);
  }

  /** Shows the entries in order until the visitor says false; false when it did. */
  public boolean each(BiPredicate<? super K, ? super V> visitor) {
    return root == null || SortedTree.<K, V>walk(root, null, visitor);
  }

  /** Shows the entries from a key on, in order, until the visitor says false. */
  public boolean eachFrom(K from, BiPredicate<? super K, ? super V> visitor) {
    return root == null || SortedTree.<K, V>walk(root, from, visitor);
  }

  /** The keys in order. */
  public List<K> keys() {
    List<K> keys = new ArrayList<>(size());
    each((key, value) -> keys.add(key));
    return keys;
  }

  /** The values in the order of their keys. */
  public List<V> values() {
    List<V> values = new ArrayList<>(size());
    each((key, value) -> values.add(value));
    return values;
  }

  @SuppressWarnings("unchecked") // only keys and values are put into leaves
  private static <K extends Comparable<? super K>, V> boolean walk(
      Node node, @Nullable K from, BiPredicate<? super K, ? super V> visitor) {
    if (node.leaf) {
      int place = from == null ? 0 : node.find(Ranked.of(from), from);
      for (int i = place < 0 ? ~place : place; i < node.count; i++) {
        if (!visitor.test((K) node.keys[i], (V) node.others[i])) {
          return false;
        }
      }
      return true;
    }
    int begin = from == null ? 0 : node.childOf(Ranked.of(from), from);
    for (int i = begin; i < node.count; i++) {
      if (!SortedTree.<K, V>walk(node.child(i), i == begin ? from : null, visitor)) {
        return false;
      }
    }
    return true;
  }
}
