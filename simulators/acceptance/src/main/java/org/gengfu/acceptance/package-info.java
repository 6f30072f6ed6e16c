/**
 * Checks that look at the whole house: architecture, tidiness, the page in a browser, the
 * scenarios.
 *
 * <p>Entry type: {@link org.gengfu.acceptance.TestSummary}, which tells what a test run skipped.
 */
@NullMarked
package org.gengfu.acceptance;

import org.jspecify.annotations.NullMarked;
