package org.gengfu.edge.uplink;

import java.util.List;
import org.gengfu.contract.Numbered;

/**
 * The records of one payload, all of one device.
 *
 * @param device the device, empty for the edge node
 * @param historical true when the values are not the present ones
 */
record Batch(String device, List<Numbered> records, boolean historical) {}
