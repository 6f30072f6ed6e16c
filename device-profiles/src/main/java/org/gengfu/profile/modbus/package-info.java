/**
 * What Modbus adds to the profile language: tables, addresses, how registers make up a value. Entry
 * type is {@link org.gengfu.profile.modbus.ModbusLanguage}. The records that it makes stand in
 * {@link org.gengfu.profile}.
 */
@NullMarked
package org.gengfu.profile.modbus;

import org.jspecify.annotations.NullMarked;
