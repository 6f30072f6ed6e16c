/**
 * Readings over time: the port and its two stores, QuestDB inside this process and InfluxDB over
 * the network. Entry types: {@link org.gengfu.telemetry.TelemetryStore}, {@link
 * org.gengfu.telemetry.TelemetryStores}.
 */
@NullMarked
package org.gengfu.telemetry;

import org.jspecify.annotations.NullMarked;
