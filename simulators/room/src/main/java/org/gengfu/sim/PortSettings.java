package org.gengfu.sim;

import org.gengfu.document.MapNode;
import org.gengfu.sim.face.FaceMaker;

/**
 * One place where others find devices.
 *
 * @param id unique in the room
 * @param maker who opens it
 * @param node its entry in the room file
 */
record PortSettings(String id, FaceMaker maker, MapNode node) {}
