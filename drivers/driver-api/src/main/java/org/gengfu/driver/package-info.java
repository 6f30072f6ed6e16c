/**
 * What a driver is to the edge agent: a bus has one owner thread, a question has one sealed
 * outcome. Entry type: {@link org.gengfu.driver.Driver}.
 */
@NullMarked
package org.gengfu.driver;

import org.jspecify.annotations.NullMarked;
