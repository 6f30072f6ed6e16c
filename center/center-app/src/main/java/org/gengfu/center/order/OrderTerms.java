package org.gengfu.center.order;

import java.time.Instant;
import java.util.Map;
import org.gengfu.contract.Severity;

/** What the contracts say of an order before it is opened. Called by the writer's thread. */
@FunctionalInterface
public interface OrderTerms {
  /** Without contracts: the level by severity, item and carrier as the node is drawn. */
  OrderTerms PLAIN =
      (subject, at) ->
          new Terms(
              switch (subject.severity()) {
                case CRITICAL -> 1;
                case MAJOR -> 2;
                case MINOR -> 3;
                case WARNING, INDETERMINATE -> 4;
              },
              subject.attributes().getOrDefault("item", ""),
              subject.attributes().getOrDefault("carrier", ""),
              false);

  /**
   * What failed.
   *
   * @param node its id in the graph of the field
   * @param nodeType its type as it is drawn, empty when it is not
   * @param deviceKind kind of the device's profile, empty when unknown
   * @param site where, empty when unknown
   * @param alarm type of the alarm
   * @param devices how many devices it touches, itself among them
   * @param attributes with which it was drawn
   */
  record Subject(
      String node,
      String nodeType,
      String deviceKind,
      String site,
      String alarm,
      Severity severity,
      int devices,
      Map<String, String> attributes) {}

  /**
   * What is agreed.
   *
   * @param level 1 (gravest) to 4
   * @param item contract item, empty for none
   * @param carrier who repairs it instead of us, empty for us
   * @param calibrated true when who repairs it calibrates it
   */
  record Terms(int level, String item, String carrier, boolean calibrated) {}

  /**
   * True when a contract has that item at an instant; without contracts any word will do.
   *
   * @param item {@code contract/item}
   */
  default boolean isItem(String item, Instant at) {
    return true;
  }

  /** What is agreed of it at an instant. */
  Terms of(Subject subject, Instant at);
}
