package org.gengfu.profiletool.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.recording.Octets;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.snmp.SnmpSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a driver says: of SNMP the object, then of everything the raw value by point. For one
 * thread.
 */
final class AnswerKeeper implements Keeper {
  private static final int INTEGER = 2;
  private static final int OCTETS = 4;

  private final RecordingFile file;
  private final LongSupplier atMillis;
  private final Map<String, String> oids = new HashMap<>();

  AnswerKeeper(ResolvedProfile profile, RecordingFile file, LongSupplier atMillis) {
    this.file = file;
    this.atMillis = atMillis;
    profile
        .points()
        .forEach(point -> {
          if (point.source() instanceof SnmpSource source
              && source.ask() == SnmpSource.Ask.GET
              && source.oid() != null) {
            oids.put(point.id(), source.oid().text());
          }
        });
  }

  @Override
  public void took(String what, List<String> points, ReadOutcome outcome) {
    try {
      write(what, points, outcome);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String what, List<String> points, ReadOutcome outcome) throws IOException {
    long at = atMillis.getAsLong();
    if (!(outcome instanceof ReadOutcome.Values(List<RawValue> values))) {
      file.add(RegisterRounds.failure(at, what, outcome));
      return;
    }
    for (int i = 0; i < points.size(); i++) {
      RecordedEntry object = object(at, oids.get(points.get(i)), values.get(i));
      if (object != null) {
        file.add(object);
      }
      for (RecordedEntry raw : RawLines.of(at, points.get(i), values.get(i))) {
        file.add(raw);
      }
    }
  }

  private static @Nullable RecordedEntry object(long at, @Nullable String oid, RawValue value) {
    if (oid == null) {
      return null;
    }
    return switch (value) {
      case RawValue.Whole(long raw) ->
          new RecordedEntry.OidValue(at, oid, INTEGER, Long.toString(raw));
      case RawValue.Real(double real) -> octets(at, oid, Double.toString(real));
      case RawValue.Text(String text) -> octets(at, oid, text);
      case RawValue.Absent(String why) -> new RecordedEntry.Failure(at, oid, why);
      case RawValue.Rows ignored -> null;
    };
  }

  private static RecordedEntry octets(long at, String oid, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new RecordedEntry.OidValue(at, oid, OCTETS, Octets.of(bytes).hex());
  }

  @Override
  public void roundEnded() {}
}
