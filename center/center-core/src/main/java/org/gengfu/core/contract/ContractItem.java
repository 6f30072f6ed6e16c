package org.gengfu.core.contract;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item (合同项) of a contract in one edition.
 *
 * @param id its name within the contract
 * @param source where the contract says so, as a person can look it up
 * @param owner whose devices they are
 * @param repairs who mends them: an order for a carrier's device goes to the carrier
 * @param pays who pays for parts
 * @param selectors a device that fits one of them is held; empty when the item names none
 * @param commitments what is promised; may be empty: the item has no time of its own
 * @param levels which level an event has, the first that fits; before those of the contract
 * @param steps what is to be done before the time is over
 * @param spare what is asked of parts, null for nothing
 * @param inspections which rounds are owed
 * @param calibrated which of its devices are calibrated after each repair
 */
public record ContractItem(
    String id,
    Text name,
    String source,
    String owner,
    Party repairs,
    Party pays,
    List<DeviceSelector> selectors,
    List<Commitment> commitments,
    List<LevelRule> levels,
    List<Step> steps,
    Late late,
    @Nullable SpareDuty spare,
    Text note,
    List<InspectionDuty> inspections,
    List<DeviceSelector> calibrated) {
  public ContractItem {
    selectors = List.copyOf(selectors);
    commitments = List.copyOf(commitments);
    levels = List.copyOf(levels);
    steps = List.copyOf(steps);
    inspections = List.copyOf(inspections);
    calibrated = List.copyOf(calibrated);
  }

  /** One that owes no rounds and no calibration. */
  public ContractItem(
      String id,
      Text name,
      String source,
      String owner,
      Party repairs,
      Party pays,
      List<DeviceSelector> selectors,
      List<Commitment> commitments,
      List<LevelRule> levels,
      List<Step> steps,
      Late late,
      @Nullable SpareDuty spare,
      Text note) {
    this(
        id,
        name,
        source,
        owner,
        repairs,
        pays,
        selectors,
        commitments,
        levels,
        steps,
        late,
        spare,
        note,
        List.of(),
        List.of());
  }

  /** True when it holds a device: by what it asks for, or because the device names it. */
  public boolean holds(String contract, NodeFacts node) {
    return selectors.stream().anyMatch(selector -> selector.fits(node))
        || List.of(node.attributes().getOrDefault(NodeFacts.ITEMS, "").split("[ ,]+")).stream()
            .anyMatch(named -> named.equals(id) || named.equals(contract + "/" + id));
  }

  /** True when who repairs this device of it calibrates it. */
  public boolean calibrates(NodeFacts node) {
    return calibrated.stream().anyMatch(selector -> selector.fits(node));
  }

  /** One of its promises by id. */
  public Optional<Commitment> commitment(String promise) {
    return commitments.stream().filter(each -> each.id().equals(promise)).findFirst();
  }
}
