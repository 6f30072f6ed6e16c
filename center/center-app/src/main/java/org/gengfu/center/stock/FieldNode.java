package org.gengfu.center.stock;

import java.util.List;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.register.Words;

/**
 * A thing of the field, as contracts and the catalogue of parts know it.
 *
 * @param words by which a kind of part may say that it fits: profile, kind, type, model
 */
record FieldNode(NodeFacts facts, Words name, List<String> words) {
  FieldNode {
    words = List.copyOf(words);
  }
}
