/**
 * Inspections (巡检): what contracts want looked at becomes rounds, each round an order with its way
 * and its checklist; what telemetry knows is filled in, what is missed is told. Entry type: {@link
 * org.gengfu.center.inspection.InspectionDesk}.
 */
@NullMarked
package org.gengfu.center.inspection;

import org.jspecify.annotations.NullMarked;
