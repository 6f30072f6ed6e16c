package org.gengfu.core.sorted;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A node of a {@link SortedTree}. A leaf holds keys and their values; an inner node holds children,
 * each with a bound that none of the child's keys is below; the first child's bound is never looked
 * at. It changes only under the edit that made it.
 *
 * <p>Beside each key lies its rank ({@link Ranked}), which decides most comparisons without a look
 * at the key, which lies elsewhere in the memory.
 *
 * <p>A node that has {@value #MOST} entries is split, the greater part to the left, so that keys
 * that come in order leave well filled nodes behind. A node with fewer than {@value #FEW} joins a
 * neighbour when both fit into {@value #FIT}; an empty one goes.
 */
final class Node {
  private static final int MOST = 32;
  private static final int FEW = 8;
  private static final int FIT = 24;
  private static final int SPARE = 4;

  final boolean leaf;
  int count;
  long[] ranks;
  @Nullable Object[] keys;
  @Nullable Object[] others;
  private final SortedTree.Edit made;

  private Node(
      boolean leaf,
      int count,
      long[] ranks,
      @Nullable Object[] keys,
      @Nullable Object[] others,
      SortedTree.Edit made) {
    this.leaf = leaf;
    this.count = count;
    this.ranks = ranks;
    this.keys = keys;
    this.others = others;
    this.made = made;
  }

  private static Node empty(boolean leaf, SortedTree.Edit edit) {
    return new Node(leaf, 0, new long[SPARE], new Object[SPARE], new Object[SPARE], edit);
  }

  static Node leaf(long rank, Object key, Object value, SortedTree.Edit edit) {
    Node leaf = empty(true, edit);
    leaf.insert(0, rank, key, value);
    return leaf;
  }

  /** A node over two that were one. */
  static Node over(Node left, Node right, SortedTree.Edit edit) {
    Node node = empty(false, edit);
    node.insert(0, left.ranks[0], left.keys[0], left);
    node.insert(1, right.ranks[0], right.keys[0], right);
    return node;
  }

  /** This if the edit made it, else a copy that the edit may change. */
  Node owned(SortedTree.Edit edit) {
    if (made == edit) {
      return this;
    }
    int room = Math.min(MOST, count + SPARE);
    return new Node(
        leaf,
        count,
        Arrays.copyOf(ranks, room),
        Arrays.copyOf(keys, room),
        Arrays.copyOf(others, room),
        edit);
  }

  boolean full() {
    return count == MOST;
  }

  Node child(int place) {
    return (Node) others[place];
  }

  /** The place of the child in which a key is, if it is anywhere. */
  <K extends Comparable<? super K>> int childOf(long rank, K key) {
    int place = find(1, rank, key);
    return place < 0 ? ~place - 1 : place;
  }

  /** The place of a key in a leaf; the complement of where it would be, when it is not there. */
  <K extends Comparable<? super K>> int find(long rank, K key) {
    return find(0, rank, key);
  }

  private <K extends Comparable<? super K>> int find(int from, long rank, K key) {
    int low = from;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      long other = ranks[middle];
      int order = rank == other ? compare(key, middle) : rank < other ? -1 : 1;
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return ~low;
  }

  @SuppressWarnings("unchecked") // a tree's keys are all of its type
  private <K extends Comparable<? super K>> int compare(K key, int place) {
    return key.compareTo((K) keys[place]);
  }

  /** Puts an entry below this, which the edit owns and which is not full; true when it is new. */
  <K extends Comparable<? super K>> boolean put(
      long rank, K key, Object value, SortedTree.Edit edit) {
    if (leaf) {
      int place = find(rank, key);
      if (place >= 0) {
        others[place] = value;
        return false;
      }
      insert(~place, rank, key, value);
      return true;
    }
    int place = childOf(rank, key);
    Node child = child(place).owned(edit);
    others[place] = child;
    boolean added = child.put(rank, key, value, edit);
    if (child.full()) {
      Node right = child.split(edit);
      insert(place + 1, right.ranks[0], right.keys[0], right);
    }
    return added;
  }

  /** Takes the upper part off this, which the edit owns and which is full, as a node of its own. */
  Node split(SortedTree.Edit edit) {
    int left = FIT;
    Node right =
        new Node(
            leaf,
            count - left,
            Arrays.copyOfRange(ranks, left, count + SPARE),
            Arrays.copyOfRange(keys, left, count + SPARE),
            Arrays.copyOfRange(others, left, count + SPARE),
            edit);
    Arrays.fill(keys, left, count, null);
    Arrays.fill(others, left, count, null);
    count = left;
    return right;
  }

  /** Removes a key from below this, which the edit owns; false when it is not there. */
  <K extends Comparable<? super K>> boolean remove(long rank, K key, SortedTree.Edit edit) {
    if (leaf) {
      int place = find(rank, key);
      if (place >= 0) {
        delete(place);
      }
      return place >= 0;
    }
    int place = childOf(rank, key);
    Node child = child(place).owned(edit);
    others[place] = child;
    boolean removed = child.remove(rank, key, edit);
    if (child.count == 0) {
      delete(place);
    } else if (child.count < FEW && count > 1) {
      join(place == 0 ? 0 : place - 1, edit);
    }
    return removed;
  }

  /** Makes one of two neighbours that are nearly empty. */
  private void join(int left, SortedTree.Edit edit) {
    Node right = child(left + 1);
    if (child(left).count + right.count <= FIT) {
      Node one = child(left).owned(edit);
      one.append(right, ranks[left + 1], keys[left + 1]);
      others[left] = one;
      delete(left + 1);
    }
  }

  /** Adds the entries of the right neighbour, none of whose keys is below the bound. */
  private void append(Node right, long rank, @Nullable Object bound) {
    room(count + right.count);
    System.arraycopy(right.ranks, 0, ranks, count, right.count);
    System.arraycopy(right.keys, 0, keys, count, right.count);
    System.arraycopy(right.others, 0, others, count, right.count);
    if (!leaf) {
      ranks[count] = rank;
      keys[count] = bound;
    }
    count += right.count;
  }

  private void insert(int place, long rank, @Nullable Object key, Object other) {
    room(count + 1);
    System.arraycopy(ranks, place, ranks, place + 1, count - place);
    System.arraycopy(keys, place, keys, place + 1, count - place);
    System.arraycopy(others, place, others, place + 1, count - place);
    ranks[place] = rank;
    keys[place] = key;
    others[place] = other;
    count++;
  }

  private void delete(int place) {
    count--;
    System.arraycopy(ranks, place + 1, ranks, place, count - place);
    System.arraycopy(keys, place + 1, keys, place, count - place);
    System.arraycopy(others, place + 1, others, place, count - place);
    keys[count] = null;
    others[count] = null;
  }

  private void room(int wanted) {
    if (wanted > keys.length) {
      int room = Math.min(MOST, wanted + SPARE);
      ranks = Arrays.copyOf(ranks, room);
      keys = Arrays.copyOf(keys, room);
      others = Arrays.copyOf(others, room);
    }
  }
}
