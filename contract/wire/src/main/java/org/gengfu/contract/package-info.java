/**
 * What a driver is to the edge agent: a bus has exactly one owner thread, a question has one sealed
 * answer.
 *
 * <p>Entry types: {@link org.gengfu.driver.Driver}, {@link org.gengfu.driver.Bus}, {@link
 * org.gengfu.driver.ReadOutcome}.
 */
@NullMarked
package org.gengfu.driver;

import org.jspecify.annotations.NullMarked;
