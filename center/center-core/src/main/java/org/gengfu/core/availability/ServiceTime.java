package org.gengfu.core.availability;

/**
 * Time in which a device is to work: from commissioning to retirement, within the contract's hours.
 * What no service time covers is {@link TimeClass#OUT}.
 *
 * @param evidence id of what says so: hand-over record, contract item
 */
public record ServiceTime(TimeRange range, String evidence, Known known) implements RangeFact {}
