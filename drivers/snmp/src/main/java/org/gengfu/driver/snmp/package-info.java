/**
 * SNMP v1, v2c and v3: objects, tables, traps and informs. Entry type: {@link
 * org.gengfu.driver.snmp.SnmpDriver}.
 */
@NullMarked
package org.gengfu.driver.snmp;

import org.jspecify.annotations.NullMarked;
