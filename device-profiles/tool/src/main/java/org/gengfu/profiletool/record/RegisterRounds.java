package org.gengfu.profiletool.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profiletool.probe.LiveDevice;
import org.gengfu.profiletool.probe.MadeProfile;

/**
 * The registers and bits that a Modbus profile's points lie in, as the device holds them: with them
 * a profile whose word order or type was wrong can be mended without the device. For one thread.
 */
final class RegisterRounds implements Keeper {
  /** Most registers of a question, however many the device could give. */
  private static final int BLOCK = 60;

  private final LiveDevice device;
  private final RecordingFile file;
  private final LongSupplier atMillis;
  private final List<Asked> plans = new ArrayList<>();

  private record Asked(String table, DevicePlan plan) {
    boolean bits() {
      return table.equals("coil") || table.equals("discrete");
    }
  }

  RegisterRounds(
      LiveDevice device,
      ResolvedProfile profile,
      RecordingFile file,
      LongSupplier atMillis,
      long gapMillis) {
    this.device = device;
    this.file = file;
    this.atMillis = atMillis;
    int most = profile.protocol() instanceof ModbusBlock block ? block.maxRegisters() : BLOCK;
    tables(profile)
        .forEach((table, registers) ->
            registers.forEach((from, to) -> {
              int block = Math.min(BLOCK, most);
              plans.add(
                  new Asked(
                      table,
                      device.plan(MadeProfile.registers(table, from, to, block, gapMillis))));
            }));
  }

  /** Runs of registers, first and last, by table. */
  private static Map<String, TreeMap<Integer, Integer>> tables(ResolvedProfile profile) {
    Map<String, TreeMap<Integer, Integer>> tables = new TreeMap<>();
    List<ResolvedPoint> read = new ArrayList<>(profile.points());
    read.addAll(profile.facts());
    for (ResolvedPoint point : read) {
      if (point.source() instanceof RegisterSource source) {
        String table = source.table().name().toLowerCase(Locale.ROOT);
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

  /** What the profile's own questions bring says less than the registers do. */
  @Override
  public void took(String what, List<String> points, ReadOutcome outcome) {}

  /** Asks for all of them once. */
  @Override
  public void roundEnded() throws IOException {
    for (Asked asked : plans) {
      for (ReadRequest request : asked.plan().requests(PollClass.NORMAL)) {
        ReadOutcome outcome = device.ask(asked.plan(), request);
        long at = atMillis.getAsLong();
        if (!(outcome instanceof ReadOutcome.Values values)) {
          file.add(failure(at, request.describe(), outcome));
          continue;
        }
        Map<Integer, Integer> numbers = numbers(request, values);
        for (RecordedEntry run : RegisterRecorder.runs(at, asked.table(), asked.bits(), numbers)) {
          file.add(run);
        }
      }
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

  /** The entry of a question without an answer. */
  static RecordedEntry failure(long at, String what, ReadOutcome outcome) {
    return new RecordedEntry.Failure(at, what.replace(' ', '_'), LiveDevice.words(outcome));
  }
}
