/**
 * OPC UA for the edge agent: subscriptions and reads on one endpoint per bus. Entry type: {@link
 * org.gengfu.driver.opcua.OpcuaDriver}.
 */
@NullMarked
package org.gengfu.driver.opcua;

import org.jspecify.annotations.NullMarked;
