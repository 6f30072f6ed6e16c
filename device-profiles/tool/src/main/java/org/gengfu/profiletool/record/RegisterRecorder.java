package org.gengfu.profiletool.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.probe.LiveDevice;
import org.gengfu.profiletool.probe.RegisterScan;
import org.gengfu.profiletool.probe.WireOptions;

/** Records a range of Modbus registers or bits. For one thread. */
final class RegisterRecorder implements Recorder {
  private static final int MAX_RUN = 125;

  private final RegisterScan scan;
  private final LiveDevice device;

  RegisterRecorder(Arguments line) {
    this.scan = RegisterScan.of(line);
    this.device = LiveDevice.of("modbus", WireOptions.of("modbus", line));
  }

  @Override
  public void round(RecordingFile file, LongSupplier atMillis, long untilMillis)
      throws IOException {
    RegisterScan.Found found = scan.read(device);
    long at = atMillis.getAsLong();
    for (RecordedEntry entry : runs(at, scan.table(), scan.bits(), found.values())) {
      file.add(entry);
    }
    for (String failure : found.failures()) {
      file.add(new RecordedEntry.Failure(at, scan.table(), failure));
    }
  }

  /** One entry for each run of neighbouring addresses. */
  static List<RecordedEntry> runs(
      long at, String table, boolean bits, Map<Integer, Integer> values) {
    List<RecordedEntry> entries = new ArrayList<>();
    List<Integer> run = new ArrayList<>();
    int first = 0;
    for (Map.Entry<Integer, Integer> entry : values.entrySet()) {
      if (!run.isEmpty() && (entry.getKey() != first + run.size() || run.size() == MAX_RUN)) {
        entries.add(entry(at, table, bits, first, run));
        run.clear();
      }
      first = run.isEmpty() ? entry.getKey() : first;
      run.add(entry.getValue());
    }
    if (!run.isEmpty()) {
      entries.add(entry(at, table, bits, first, run));
    }
    return entries;
  }

  private static RecordedEntry entry(
      long at, String table, boolean bits, int first, List<Integer> run) {
    return bits
        ? new RecordedEntry.Bits(at, table, first, run.stream().map(value -> value != 0).toList())
        : new RecordedEntry.Registers(at, table, first, run);
  }

  @Override
  public void close() {
    device.close();
  }
}
