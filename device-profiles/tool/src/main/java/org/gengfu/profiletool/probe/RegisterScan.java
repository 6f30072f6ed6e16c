package org.gengfu.profiletool.probe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.WrongCallException;

/**
 * Reads a range of registers in small blocks. A block that the device refuses is asked again
 * register by register, so that one missing register hides no other.
 *
 * @param table {@code holding} and the like
 * @param from first address on the wire
 * @param to last address on the wire
 * @param block most registers of one question
 * @param gapMillis pause before each question
 */
public record RegisterScan(String table, int from, int to, int block, long gapMillis) {
  /** After so many questions without an answer, one after the other, it gives up. */
  static final int MAX_SILENT = 3;

  /** Options that say the range. */
  public static final Set<String> OPTIONS = Set.of("table", "from", "to", "block", "rate");

  /**
   * What was read.
   *
   * @param values by address on the wire
   * @param failures in words
   */
  public record Found(NavigableMap<Integer, Integer> values, List<String> failures) {}

  /**
   * What the command line asks for.
   *
   * @throws WrongCallException when the range makes no sense
   */
  public static RegisterScan of(Arguments line) {
    String table = line.value("table").orElse("holding");
    if (!Set.of("holding", "input", "coil", "discrete").contains(table)) {
      throw new WrongCallException("--table is one of holding, input, coil, discrete");
    }
    int from = line.whole("from", 0, 0, 65_535);
    int to = line.whole("to", Math.min(65_535, from + 99), 0, 65_535);
    if (to < from || to - from >= MadeProfile.MAX_REGISTERS) {
      throw new WrongCallException(
          "--from to --to must rise and hold at most " + MadeProfile.MAX_REGISTERS + " addresses");
    }
    int block = line.whole("block", 10, 1, 125);
    return new RegisterScan(table, from, to, block, ProbeCommand.gapMillis(line));
  }

  /** True for coils and discrete inputs. */
  public boolean bits() {
    return table.equals("coil") || table.equals("discrete");
  }

  /** Reads the whole range once. */
  public Found read(LiveDevice device) {
    Found found = new Found(new TreeMap<>(), new ArrayList<>());
    DevicePlan plan = device.plan(MadeProfile.registers(table, from, to, block, gapMillis));
    Set<Integer> again = new LinkedHashSet<>();
    int silent = 0;
    for (ReadRequest request : plan.requests(PollClass.NORMAL)) {
      ReadOutcome outcome = device.ask(plan, request);
      silent = outcome instanceof ReadOutcome.NoAnswer ? silent + 1 : 0;
      if (outcome instanceof ReadOutcome.Values values) {
        take(request, values, found);
      } else if (outcome instanceof ReadOutcome.DeviceError && request.points().size() > 1) {
        request.points().forEach(point -> again.add(address(point)));
      } else {
        found.failures().add(request.describe() + ": " + LiveDevice.words(outcome));
      }
      if (silent == MAX_SILENT) {
        found.failures().add("given up after " + MAX_SILENT + " questions without an answer");
        return found;
      }
    }
    for (int address : again) {
      single(device, address, found);
    }
    return found;
  }

  private void single(LiveDevice device, int address, Found found) {
    DevicePlan plan = device.plan(MadeProfile.registers(table, address, address, 1, gapMillis));
    for (ReadRequest request : plan.requests(PollClass.NORMAL)) {
      ReadOutcome outcome = device.ask(plan, request);
      if (outcome instanceof ReadOutcome.Values values) {
        take(request, values, found);
      } else {
        found.failures().add(table + ":" + address + ": " + LiveDevice.words(outcome));
      }
    }
  }

  private static void take(ReadRequest request, ReadOutcome.Values values, Found found) {
    for (int i = 0; i < request.points().size(); i++) {
      if (values.values().get(i) instanceof RawValue.Whole(long raw)) {
        found.values().put(address(request.points().get(i)), (int) raw);
      }
    }
  }

  private static int address(String point) {
    return Integer.parseInt(point.substring(1));
  }
}
