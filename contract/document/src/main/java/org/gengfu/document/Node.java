package org.gengfu.document;

/** One node of a document. */
public sealed interface Node permits MapNode, ListNode, ScalarNode {
  /** Where the node begins. */
  Mark mark();

  /** What the node is, for people: {@code a map}, {@code a list}, {@code a whole number}. */
  String describe();
}
