package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fourth region of an alarm: is it kept from the operator's list? Each flag is independent of
 * the others and of the condition, and none stops the recording.
 *
 * @param shelf an operator, or chatter, has put it aside for a while; the newest decision replaces
 *     an older one
 * @param suppressions open causes (incidents) that make it no news, by rule id; the alarm is
 *     suppressed while there is one. At most {@value #MAX_SUPPRESSIONS} together
 * @param outOfService the resource is being worked on, one entry a work order, ascending; at most
 *     {@value #MAX_WORK_ORDERS}
 */
public record Visibility(
    @Nullable Shelf shelf,
    SortedMap<String, SortedSet<String>> suppressions,
    List<OutOfService> outOfService) {
  /** Most causes that may suppress one alarm at a time; further ones are refused. */
  public static final int MAX_SUPPRESSIONS = 64;

  /** Most work orders that may take one alarm out of service; further ones are refused. */
  public static final int MAX_WORK_ORDERS = 8;

  static final Visibility SHOWN = new Visibility(null, new TreeMap<>(), List.of());

  public Visibility {
    SortedMap<String, SortedSet<String>> rules = new TreeMap<>();
    suppressions.forEach((rule, causes) ->
        rules.put(rule, Collections.unmodifiableSortedSet(new TreeSet<>(causes))));
    suppressions = Collections.unmodifiableSortedMap(rules);
    outOfService = List.copyOf(Objects.requireNonNullElse(outOfService, List.of()));
  }

  /**
   * Put aside.
   *
   * @param until when it ends at the latest
   * @param oneShot true when it ends with the next clear, if that comes first
   * @param reason why
   * @param user who, empty when it was the machine because of chatter
   */
  public record Shelf(Instant until, boolean oneShot, String reason, String user) {}

  /**
   * Out of service.
   *
   * @param workOrder what for
   * @param until when it ends at the latest
   * @param user who approved
   */
  public record OutOfService(String workOrder, Instant until, String user) {}

  /** True when nothing hides the alarm. */
  public boolean isShown() {
    return shelf == null && suppressions.isEmpty() && outOfService.isEmpty();
  }

  Visibility with(@Nullable Shelf other) {
    return new Visibility(other, suppressions, outOfService);
  }

  Visibility takenOut(OutOfService more) {
    List<OutOfService> orders = new ArrayList<>(outOfService);
    orders.removeIf(order -> order.workOrder().equals(more.workOrder()));
    orders.add(more);
    orders.sort(Comparator.comparing(OutOfService::workOrder));
    return new Visibility(shelf, suppressions, orders);
  }

  /** Without this work order, or without any when the name is empty. */
  Visibility putBack(String workOrder) {
    List<OutOfService> orders = new ArrayList<>(outOfService);
    orders.removeIf(order -> workOrder.isEmpty() || order.workOrder().equals(workOrder));
    return new Visibility(shelf, suppressions, orders);
  }

  /** True when this cause, or any if the name is empty, suppresses it by this rule. */
  boolean isSuppressedBy(String rule, String cause) {
    SortedSet<String> causes = suppressions.get(rule);
    return causes != null && (cause.isEmpty() || causes.contains(cause));
  }

  int suppressionCount() {
    return suppressions.values().stream().mapToInt(SortedSet::size).sum();
  }

  Visibility suppressedBy(String rule, String cause) {
    SortedMap<String, SortedSet<String>> more = new TreeMap<>(suppressions);
    SortedSet<String> causes = new TreeSet<>(more.getOrDefault(rule, new TreeSet<>()));
    causes.add(cause);
    more.put(rule, causes);
    return new Visibility(shelf, more, outOfService);
  }

  /** Without this cause of the rule, or without any when the name is empty. */
  Visibility notSuppressedBy(String rule, String cause) {
    SortedMap<String, SortedSet<String>> fewer = new TreeMap<>(suppressions);
    SortedSet<String> causes = new TreeSet<>(fewer.getOrDefault(rule, new TreeSet<>()));
    causes.removeIf(one -> cause.isEmpty() || one.equals(cause));
    if (causes.isEmpty()) {
      fewer.remove(rule);
    } else {
      fewer.put(rule, causes);
    }
    return new Visibility(shelf, fewer, outOfService);
  }
}
