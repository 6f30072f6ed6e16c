package org.gengfu.document;

import java.util.List;

/** A list of nodes. */
public record ListNode(Mark mark, List<Node> items) implements Node {
  public ListNode {
    items = List.copyOf(items);
  }

  @Override
  public String describe() {
    return "a list";
  }
}
