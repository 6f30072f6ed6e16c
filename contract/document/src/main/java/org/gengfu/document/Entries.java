package org.gengfu.document;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one map in the order of the document. Whoever builds a map adds them and then
 * hands them over to it; from then on they do not change. While it is built, for one thread.
 */
final class Entries {
  /** Up to this many, looking at one after the other is quicker than a table. */
  private static final int FEW = 8;

  private static final int FIRST_CAPACITY = 4;

  private String[] keys = new String[FIRST_CAPACITY];
  private Mark[] marks = new Mark[FIRST_CAPACITY];
  private Node[] values = new Node[FIRST_CAPACITY];

  /** One more than the index of an entry, by the hash of its key; empty while they are few. */
  private int[] slots = {};

  /** A bit for the hash of each key; most keys that are asked for do not stand in a map. */
  private long hashes;

  private int size;

  /**
   * Adds an entry.
   *
   * @return false when the key stands here already; its first value is kept
   */
  boolean add(String key, Mark mark, Node value) {
    if (indexOf(key) >= 0) {
      return false;
    }
    if (size == keys.length) {
      grow();
    }
    keys[size] = key;
    marks[size] = mark;
    values[size] = value;
    size++;
    hashes |= 1L << key.hashCode();
    if (slots.length > 0) {
      slots[free(key)] = size;
    }
    return true;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, size * 2);
    marks = Arrays.copyOf(marks, size * 2);
    values = Arrays.copyOf(values, size * 2);
    if (size >= FEW) {
      slots = new int[size * 4];
      for (int i = 0; i < size; i++) {
        slots[free(keys[i])] = i + 1;
      }
    }
  }

  private int free(String key) {
    int slot = slot(key);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private int slot(String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (slots.length - 1);
  }

  int size() {
    return size;
  }

  /** The index of a key, or -1. */
  int indexOf(String key) {
    if ((hashes & 1L << key.hashCode()) == 0) {
      return -1;
    }
    if (slots.length == 0) {
      for (int i = 0; i < size; i++) {
        if (keys[i].equals(key)) {
          return i;
        }
      }
      return -1;
    }
    for (int slot = slot(key); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
      int index = slots[slot] - 1;
      if (keys[index].equals(key)) {
        return index;
      }
    }
    return -1;
  }

  String key(int index) {
    return keys[index];
  }

  Mark mark(int index) {
    return marks[index];
  }

  Node value(int index) {
    return values[index];
  }

  /** The keys in order; it cannot be changed. */
  List<String> keys() {
    return new Keys();
  }

  private final class Keys extends AbstractList<String> implements RandomAccess {
    @Override
    public String get(int index) {
      if (index >= size) {
        throw new IndexOutOfBoundsException("key " + index + " of " + size);
      }
      return keys[index];
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public int indexOf(@Nullable Object key) {
      return key instanceof String text ? Entries.this.indexOf(text) : -1;
    }

    @Override
    public boolean contains(@Nullable Object key) {
      return indexOf(key) >= 0;
    }
  }
}
