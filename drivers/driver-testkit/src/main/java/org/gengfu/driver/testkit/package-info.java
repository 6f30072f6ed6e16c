/**
 * What every driver is tested with, and stand-ins for a driver where something else is tested.
 * Entry types: {@link org.gengfu.driver.testkit.DriverContractTest}, {@link
 * org.gengfu.driver.testkit.FakeDriver}.
 */
@NullMarked
package org.gengfu.driver.testkit;

import org.jspecify.annotations.NullMarked;
