package org.gengfu.profiletool.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.recording.Octets;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.WrongCallException;
import org.gengfu.profiletool.probe.LiveDevice;
import org.gengfu.profiletool.probe.MadeProfile;
import org.gengfu.profiletool.probe.ProbeCommand;
import org.gengfu.profiletool.probe.WireOptions;

/**
 * Records every point of a profile: of Modbus its registers, of SNMP its objects, else the points'
 * raw values by name. For one thread.
 */
final class ProfileRecorder implements Recorder {
  private static final int INTEGER = 2;
  private static final int OCTETS = 4;

  private final LiveDevice device;
  private final Map<String, ResolvedPoint> points = new LinkedHashMap<>();
  private final Map<DevicePlan, String> plans = new LinkedHashMap<>();

  private ProfileRecorder(LiveDevice device, ResolvedProfile profile, long gapMillis) {
    this.device = device;
    profile.points().forEach(point -> points.put(point.id(), point));
    Map<String, TreeMap<Integer, Integer>> tables = tables(profile);
    if (tables.isEmpty()) {
      plans.put(device.plan(profile), "");
    }
    tables.forEach((table, registers) ->
        registers.forEach((from, to) ->
            plans.put(device.plan(MadeProfile.registers(table, from, to, 60, gapMillis)), table)));
  }

  static ProfileRecorder of(String protocol, Arguments line) {
    ResolvedProfile profile = profile(line);
    if (!profile.protocol().name().equals(protocol)) {
      throw new WrongCallException(
          "the profile speaks "
              + profile.protocol().name()
              + "; say --protocol "
              + profile.protocol().name());
    }
    LiveDevice device = LiveDevice.of(protocol, WireOptions.of(protocol, line));
    return new ProfileRecorder(device, profile, ProbeCommand.gapMillis(line));
  }

  private static ResolvedProfile profile(Arguments line) {
    Problems problems = new Problems();
    String folder =
        line.value("profiles").orElseThrow(() -> new WrongCallException("say --profiles FOLDER"));
    ProfileLibrary library = ProfileLibrary.load(Path.of(folder), problems);
    Map<String, Node> params = new LinkedHashMap<>();
    String told = "{" + line.value("params").orElse("") + "}";
    MapNode node = Documents.parse("--params", told, problems);
    if (node != null) {
      for (String key : node.keys()) {
        Node value = node.get(key);
        if (value != null) {
          params.put(key, value);
        }
      }
    }
    Mark mark = new Mark("--profile", 1, 1);
    ResolvedProfile profile =
        library.resolve(line.value("profile").orElse(""), params, null, mark, problems);
    if (profile == null) {
      throw new WrongCallException(problems.list().getLast().toString());
    }
    return profile;
  }

  /** Runs of registers, first and last, that the profile's points lie in, by table. */
  private static Map<String, TreeMap<Integer, Integer>> tables(ResolvedProfile profile) {
    Map<String, TreeMap<Integer, Integer>> tables = new TreeMap<>();
    for (ResolvedPoint point : profile.points()) {
      if (point.source() instanceof RegisterSource source) {
        String table = source.table().name().toLowerCase(java.util.Locale.ROOT);
        int last = source.address() + source.registers() - 1;
        tables
            .computeIfAbsent(table, t -> new TreeMap<>())
            .merge(source.address(), last, Math::max);
      }
    }
    tables.replaceAll((table, runs) -> joined(runs));
    return tables;
  }

  private static TreeMap<Integer, Integer> joined(TreeMap<Integer, Integer> runs) {
    TreeMap<Integer, Integer> joined = new TreeMap<>();
    runs.forEach((from, to) -> {
      Map.Entry<Integer, Integer> before = joined.lastEntry();
      if (before != null && from <= before.getValue() + 1) {
        joined.put(before.getKey(), Math.max(before.getValue(), to));
      } else {
        joined.put(from, to);
      }
    });
    return joined;
  }

  @Override
  public void round(RecordingFile file, LongSupplier atMillis, long untilMillis)
      throws IOException {
    for (Map.Entry<DevicePlan, String> entry : plans.entrySet()) {
      DevicePlan plan = entry.getKey();
      for (PollClass pollClass : PollClass.values()) {
        for (ReadRequest request : plan.requests(pollClass)) {
          ReadOutcome outcome = device.ask(plan, request);
          take(file, atMillis.getAsLong(), entry.getValue(), request, outcome);
        }
      }
    }
  }

  private void take(
      RecordingFile file, long at, String table, ReadRequest request, ReadOutcome outcome)
      throws IOException {
    if (!(outcome instanceof ReadOutcome.Values values)) {
      String asked = request.describe().replace(' ', '_');
      file.add(new RecordedEntry.Failure(at, asked, LiveDevice.words(outcome)));
      return;
    }
    if (!table.isEmpty()) {
      boolean bits = table.equals("coil") || table.equals("discrete");
      for (RecordedEntry entry : RegisterRecorder.runs(at, table, bits, numbers(request, values))) {
        file.add(entry);
      }
      return;
    }
    for (int i = 0; i < request.points().size(); i++) {
      RecordedEntry entry = entry(at, request.points().get(i), values.values().get(i));
      file.add(entry);
    }
  }

  private static Map<Integer, Integer> numbers(ReadRequest request, ReadOutcome.Values values) {
    Map<Integer, Integer> numbers = new TreeMap<>();
    List<String> ids = request.points();
    for (int i = 0; i < ids.size(); i++) {
      if (values.values().get(i) instanceof RawValue.Whole(long raw)) {
        numbers.put(Integer.parseInt(ids.get(i).substring(1)), (int) raw);
      }
    }
    return numbers;
  }

  private RecordedEntry entry(long at, String id, RawValue value) {
    ResolvedPoint point = points.get(id);
    String oid =
        point != null && point.source() instanceof SnmpSource source && source.oid() != null
            ? String.valueOf(source.oid())
            : "";
    return switch (value) {
      case RawValue.Whole(long raw) ->
          oid.isEmpty()
              ? new RecordedEntry.Named(at, id, Long.toString(raw))
              : new RecordedEntry.OidValue(at, oid, INTEGER, Long.toString(raw));
      case RawValue.Real(double real) -> text(at, id, oid, Double.toString(real));
      case RawValue.Text(String text) -> text(at, id, oid, text);
      case RawValue.Absent(String why) ->
          new RecordedEntry.Failure(at, oid.isEmpty() ? id : oid, why);
      case RawValue.Rows rows -> new RecordedEntry.Named(at, id, rows.rows().size() + " rows");
    };
  }

  private static RecordedEntry text(long at, String id, String oid, String text) {
    return oid.isEmpty()
        ? new RecordedEntry.Named(at, id, text)
        : new RecordedEntry.OidValue(
            at, oid, OCTETS, Octets.of(text.getBytes(StandardCharsets.UTF_8)).hex());
  }

  @Override
  public void close() {
    device.close();
  }
}
