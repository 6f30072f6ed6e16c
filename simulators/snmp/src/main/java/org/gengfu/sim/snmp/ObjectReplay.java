package org.gengfu.sim.snmp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.recording.Octets;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.recording.Recording;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpType;
import org.gengfu.sim.RawReplay;
import org.gengfu.sim.face.Replayed;

/**
 * What points said in a recording of objects. Points that stand for a row of a column and numbers
 * in octets are left out: an object's value does not tell them. One use, one thread.
 */
final class ObjectReplay {
  private static final String TRUE = "1";

  private final ResolvedProfile profile;
  private final RawReplay raw;

  ObjectReplay(ResolvedProfile profile) {
    this.profile = profile;
    raw = new RawReplay(profile);
  }

  List<Replayed> read(Recording recording) {
    List<Replayed> said = new ArrayList<>();
    for (RecordedEntry entry : recording.entries()) {
      switch (entry) {
        case RecordedEntry.OidValue(long at, String oid, int tag, String value) -> {
          for (ResolvedPoint point : lyingAt(oid)) {
            words(point, tag, value).ifPresent(text -> said.add(raw.said(at, point, text)));
          }
        }
        case RecordedEntry.Failure(long at, String oid, String ignored) ->
            lyingAt(oid).forEach(point -> said.add(raw.none(at, point)));
        case RecordedEntry.Registers ignored -> {}
        case RecordedEntry.Bits ignored -> {}
        case RecordedEntry.Sent ignored -> {}
        case RecordedEntry.Heard ignored -> {}
        case RecordedEntry.Named ignored -> {}
      }
    }
    return said;
  }

  private List<ResolvedPoint> lyingAt(String oid) {
    return profile.planned().stream()
        .filter(point ->
            point.source() instanceof SnmpSource source
                && source.ask() != SnmpSource.Ask.WALK
                && source.oid() != null
                && source.oid().text().equals(oid))
        .toList();
  }

  /** The object's value as a reader of this point has it before it reckons. */
  private static Optional<String> words(ResolvedPoint point, int tag, String value) {
    SnmpType type = point.source() instanceof SnmpSource source ? source.type() : SnmpType.TEXT;
    boolean octets = tag == Tag.OCTETS || tag == Tag.OPAQUE;
    boolean number = type.kind() != ValueKind.TEXT && type.kind() != ValueKind.REAL;
    if (octets && number) {
      return Optional.empty();
    }
    if (octets) {
      byte[] bytes = Octets.parse(value).toArray();
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
    // A truth value is 1 for true; false is 2 in an agent (RFC 2579) and 0 when it was read
    // already.
    return Optional.of(type == SnmpType.TRUTH ? (value.equals(TRUE) ? "1" : "0") : value);
  }
}
