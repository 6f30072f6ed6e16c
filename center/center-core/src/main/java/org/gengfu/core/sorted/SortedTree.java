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
 * <p>An AVL tree whose nodes are copied on the way down (Adelson-Velsky and Landis 1962; copied
 * paths as in Okasaki, Purely Functional Data Structures, chapter 2).
 */
public final class SortedTree<K extends Comparable<? super K>, V> {
  private static final SortedTree<?, ?> EMPTY = new SortedTree<String, Object>(null);

  private final @Nullable Node<K, V> root;

  private record Node<K, V>(
      K key,
      V value,
      @Nullable Node<K, V> left,
      @Nullable Node<K, V> right,
      int height,
      int size) {}

  private SortedTree(@Nullable Node<K, V> root) {
    this.root = root;
  }

  /** The map without entries. */
  @SuppressWarnings("unchecked") // it holds nothing of any type
  public static <K extends Comparable<? super K>, V> SortedTree<K, V> empty() {
    return (SortedTree<K, V>) EMPTY;
  }

  /** Number of entries. */
  public int size() {
    return size(root);
  }

  /** True without entries. */
  public boolean isEmpty() {
    return root == null;
  }

  /** The value of a key, or null. */
  public @Nullable V get(K key) {
    Node<K, V> at = root;
    while (at != null) {
      int order = key.compareTo(at.key);
      if (order == 0) {
        return at.value;
      }
      at = order < 0 ? at.left : at.right;
    }
    return null;
  }

  /** True when the key has a value. */
  public boolean contains(K key) {
    return get(key) != null;
  }

  /** The entry with the least key, or null. */
  public Map.@Nullable Entry<K, V> first() {
    Node<K, V> at = root;
    if (at == null) {
      return null;
    }
    for (Node<K, V> left = at.left; left != null; left = left.left) {
      at = left;
    }
    return Map.entry(at.key, at.value);
  }

  /** This with the key's value, in place of the one that it had. */
  public SortedTree<K, V> with(K key, V value) {
    return new SortedTree<>(put(root, key, value));
  }

  /** This without the key. */
  public SortedTree<K, V> without(K key) {
    Node<K, V> left = remove(root, key);
    return size(left) == size(root) ? this : new SortedTree<>(left);
  }

  /** Shows the entries in order until the visitor says false; false when it did. */
  public boolean each(BiPredicate<? super K, ? super V> visitor) {
    return walk(root, null, visitor);
  }

  /** Shows the entries from a key on, in order, until the visitor says false. */
  public boolean eachFrom(K from, BiPredicate<? super K, ? super V> visitor) {
    return walk(root, from, visitor);
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

  private static <K extends Comparable<? super K>, V> boolean walk(
      @Nullable Node<K, V> node, @Nullable K from, BiPredicate<? super K, ? super V> visitor) {
    if (node == null) {
      return true;
    }
    int order = from == null ? -1 : from.compareTo(node.key);
    if (order < 0 && !walk(node.left, from, visitor)) {
      return false;
    }
    if (order <= 0 && !visitor.test(node.key, node.value)) {
      return false;
    }
    return walk(node.right, order <= 0 ? null : from, visitor);
  }

  private static <K extends Comparable<? super K>, V> Node<K, V> put(
      @Nullable Node<K, V> node, K key, V value) {
    if (node == null) {
      return new Node<>(key, value, null, null, 1, 1);
    }
    int order = key.compareTo(node.key);
    if (order == 0) {
      return new Node<>(key, value, node.left, node.right, node.height, node.size);
    }
    return order < 0
        ? balanced(node.key, node.value, put(node.left, key, value), node.right)
        : balanced(node.key, node.value, node.left, put(node.right, key, value));
  }

  private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> remove(
      @Nullable Node<K, V> node, K key) {
    if (node == null) {
      return null;
    }
    int order = key.compareTo(node.key);
    if (order < 0) {
      return balanced(node.key, node.value, remove(node.left, key), node.right);
    }
    if (order > 0) {
      return balanced(node.key, node.value, node.left, remove(node.right, key));
    }
    if (node.left == null) {
      return node.right;
    }
    Node<K, V> next = node.right;
    if (next == null) {
      return node.left;
    }
    while (next.left != null) {
      next = next.left;
    }
    return balanced(next.key, next.value, node.left, remove(node.right, next.key));
  }

  private static int size(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.size;
  }

  private static int height(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.height;
  }

  private static <K, V> Node<K, V> node(
      K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    return new Node<>(
        key,
        value,
        left,
        right,
        Math.max(height(left), height(right)) + 1,
        size(left) + size(right) + 1);
  }

  private static <K, V> Node<K, V> balanced(
      K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    int tilt = height(left) - height(right);
    if (tilt > 1 && left != null) {
      Node<K, V> inner = left.right;
      if (inner != null && height(left.left) < inner.height) {
        return node(
            inner.key,
            inner.value,
            node(left.key, left.value, left.left, inner.left),
            node(key, value, inner.right, right));
      }
      return node(left.key, left.value, left.left, node(key, value, left.right, right));
    }
    if (tilt < -1 && right != null) {
      Node<K, V> inner = right.left;
      if (inner != null && height(right.right) < inner.height) {
        return node(
            inner.key,
            inner.value,
            node(key, value, left, inner.left),
            node(right.key, right.value, inner.right, right.right));
      }
      return node(right.key, right.value, node(key, value, left, right.left), right.right);
    }
    return node(key, value, left, right);
  }
}
