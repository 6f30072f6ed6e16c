/**
 * OPC UA in profiles: {@code protocol: opcua}. Where a node lies is told by namespace URIs, never
 * by an index, which a server may move at each start. Entry types: {@link
 * org.gengfu.profile.opcua.OpcuaLanguage} for readers of profiles, {@link
 * org.gengfu.profile.opcua.OpcuaBlock} and {@link org.gengfu.profile.opcua.NodeSource} for drivers
 * and simulators.
 */
@NullMarked
package org.gengfu.profile.opcua;

import org.jspecify.annotations.NullMarked;
