/**
 * What SNMP adds to the profile language: object identifiers, tables, traps. Entry type: {@link
 * org.gengfu.profile.snmp.SnmpLanguage}.
 */
@NullMarked
package org.gengfu.profile.snmp;

import org.jspecify.annotations.NullMarked;
