package org.gengfu.scenario;

/**
 * What came of one expectation.
 *
 * @param held true when it was so
 * @param expected what had to be
 * @param seen what was
 */
record Verdict(boolean held, String expected, String seen) {}
