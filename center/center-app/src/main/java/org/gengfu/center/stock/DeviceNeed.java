package org.gengfu.center.stock;

import org.gengfu.core.stock.Need;

/**
 * What a device in service may need.
 *
 * @param node the device
 * @param sku the kind by which the need is called, empty when nobody named one
 */
record DeviceNeed(FieldNode node, Need need, String sku) {}
