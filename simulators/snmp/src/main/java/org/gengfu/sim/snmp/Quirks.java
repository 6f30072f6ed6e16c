package org.gengfu.sim.snmp;

import java.util.Locale;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.snmp.Oid;
import org.jspecify.annotations.Nullable;

/**
 * What this agent does wrong, always; faults that come and go are modes of the device.
 *
 * @param bulk how it takes GETBULK
 * @param maxVarbinds it answers tooBig to more objects than these; 0 for no such limit
 * @param maxOctets longest answer
 * @param wrongRequestId its answers carry another number than the question
 * @param suffix what every instance carries behind the index that the MIB gives it; empty for none
 * @param circlesAfter GETNEXT to this object leads back to where it came from; null for none
 */
record Quirks(
    Bulk bulk,
    int maxVarbinds,
    int maxOctets,
    boolean wrongRequestId,
    String suffix,
    @Nullable Oid circlesAfter) {
  /** What a datagram holds without being cut in pieces on Ethernet. */
  static final int USUAL_OCTETS = 1_472;

  /** How an agent takes GETBULK. */
  enum Bulk {
    WELL,
    SILENT,
    ERROR
  }

  static Quirks read(MapNode device, Problems problems) {
    MapNode map = device.map("quirks", problems);
    MapNode quirks = map == null ? MapNode.empty(device.mark()) : map;
    String circles = quirks.optionalString("circlesAfter", problems);
    Quirks read =
        new Quirks(
            quirks.choice("bulk", Bulk.class, Bulk.WELL, problems),
            (int) quirks.whole("maxVarbinds", 0, 0, Pdu.MAX_VARBINDS, problems),
            (int) quirks.whole("maxOctets", USUAL_OCTETS, 484, 65_507, problems),
            quirks.flag("wrongRequestId", false, problems),
            quirks.string("suffix", "", problems),
            circles == null ? null : Oid.parse(circles.toLowerCase(Locale.ROOT)));
    quirks.close(problems);
    return read;
  }
}
