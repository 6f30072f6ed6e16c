package org.gengfu.center.inspection;

import java.util.List;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.InspectionDuty;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.InspectionPlan;
import org.gengfu.core.inspection.Words;

/**
 * What one or several editions of a contract in a row say of the rounds of an item, without a
 * change.
 *
 * @param id {@code contract/item/inspection}
 * @param contract the contract's id
 * @param edition the last of those editions
 * @param item as that edition has it
 * @param occasions festivals and big events
 * @param life from when until when it holds
 */
record PlanPart(
    String id,
    String contract,
    int edition,
    ContractItem item,
    InspectionDuty duty,
    KeyPeriods occasions,
    TimeRange life) {
  /** From this day of the month on a device that falls short is named. */
  static final int WARN_DAY = 20;

  /** {@code contract/item}. */
  String itemId() {
    return contract + "/" + item.id();
  }

  /** True when this goes on as the other edition has it. */
  boolean goesOn(PlanPart other) {
    return life.toMillis() == other.life.fromMillis()
        && duty.same(other.duty)
        && occasions.periods().equals(other.occasions.periods());
  }

  /** Until the end of the other. */
  PlanPart until(PlanPart other) {
    return new PlanPart(
        id,
        contract,
        other.edition,
        other.item,
        other.duty,
        other.occasions,
        new TimeRange(life.fromMillis(), other.life.toMillis()));
  }

  /**
   * The plan.
   *
   * @param held the time of it in which the center knew of it
   */
  InspectionPlan plan(TimeRange held, List<CheckItem> checks) {
    return new InspectionPlan(
        id,
        edition,
        contract,
        item.id(),
        item.source(),
        new Words(duty.name().zh(), duty.name().en()),
        duty.kind(),
        duty.every(),
        duty.calendar(),
        occasions,
        held,
        checks,
        duty.perMonth(),
        WARN_DAY,
        duty.signed());
  }
}
