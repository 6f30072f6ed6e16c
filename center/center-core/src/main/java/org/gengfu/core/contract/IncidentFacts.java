package org.gengfu.core.contract;

import org.gengfu.contract.Severity;

/**
 * What a contract asks of an event to give it a level.
 *
 * @param root what failed
 * @param type the alarm's type as rules name it, e.g. {@code mains_fail}
 * @param severity the worst of it
 * @param devices how many devices it touches, the root among them
 */
public record IncidentFacts(NodeFacts root, String type, Severity severity, int devices) {}
