package org.gengfu.core.contract;

import java.util.Map;

/**
 * What a contract asks of a thing of the field.
 *
 * @param id its node
 * @param type what kind of node, e.g. {@code camera}
 * @param kind the kind of its profile, e.g. {@code power.ups}; empty when it has none
 * @param site where it stands; empty when unknown
 * @param owner whose it is, as its attribute {@code owner} says; empty when nobody said
 * @param attributes what else is known of it
 */
public record NodeFacts(
    String id,
    String type,
    String kind,
    String site,
    String owner,
    Map<String, String> attributes) {
  /** The attribute of a node that names its owner. */
  public static final String OWNER = "owner";

  /**
   * The attribute of a node that names contract items by hand: {@code contract/item}, or the item
   * alone in whichever contract has it; several apart by blanks or commas.
   */
  public static final String ITEMS = "item";

  public NodeFacts {
    attributes = Map.copyOf(attributes);
  }
}
