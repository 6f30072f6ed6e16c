/**
 * Simulated SNMP agents: a BER codec and a user-based security model of their own. Entry type:
 * {@link org.gengfu.sim.snmp.SnmpFaceMaker}.
 */
@NullMarked
package org.gengfu.sim.snmp;

import org.jspecify.annotations.NullMarked;
