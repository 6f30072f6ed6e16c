/**
 * What an edge and the center agree on: readings, alarm events, births, outbox records and their
 * form on the wire (Sparkplug B 3.0).
 *
 * <p>Entry types: {@link org.gengfu.contract.Reading}, {@link org.gengfu.contract.AlarmEvent},
 * {@link org.gengfu.contract.SparkplugEncoder} for the edge, {@link
 * org.gengfu.contract.SparkplugDecoder} for the host.
 */
@NullMarked
package org.gengfu.contract;

import org.jspecify.annotations.NullMarked;
