package org.gengfu.sim.modbus;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.profile.Decode.ScaleFrom;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterLayout;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.recording.Recording;
import org.gengfu.sim.face.Replayed;

/** What points said in a recording of registers and bits. One use, one thread. */
final class RegisterReplay {
  private final List<ResolvedPoint> points;
  private final Map<String, Integer> held = new HashMap<>();
  private final Map<String, Double> latest = new HashMap<>();

  RegisterReplay(ResolvedProfile profile) {
    points = profile.planned();
  }

  List<Replayed> read(Recording recording) {
    List<Replayed> said = new ArrayList<>();
    for (RecordedEntry entry : recording.entries()) {
      switch (entry) {
        case RecordedEntry.Registers read -> {
          for (int i = 0; i < read.values().size(); i++) {
            held.put(read.table() + ":" + (read.address() + i), read.values().get(i));
          }
          touched(read.table(), read.address(), read.values().size(), read.atMillis(), said);
        }
        case RecordedEntry.Bits read -> {
          for (int i = 0; i < read.values().size(); i++) {
            held.put(read.table() + ":" + (read.address() + i), read.values().get(i) ? 1 : 0);
          }
          touched(read.table(), read.address(), read.values().size(), read.atMillis(), said);
        }
        case RecordedEntry.OidValue ignored -> {}
        case RecordedEntry.Sent ignored -> {}
        case RecordedEntry.Heard ignored -> {}
        case RecordedEntry.Named ignored -> {}
        case RecordedEntry.Failure ignored -> {}
      }
    }
    return said;
  }

  private void touched(String table, int from, int count, long at, List<Replayed> said) {
    for (ResolvedPoint point : points) {
      if (point.source() instanceof RegisterSource source
          && name(source.table()).equals(table)
          && source.address() < from + count
          && source.address() + source.registers() > from) {
        words(source).ifPresent(words -> said.add(said(point, source, words, at)));
      }
    }
  }

  private Replayed said(ResolvedPoint point, RegisterSource source, int[] words, long at) {
    if (source.type() == RawType.STRING) {
      return new Replayed(at, point.id(), Double.NaN, text(source, words));
    }
    double number = RegisterNumber.held(point, source, factor(point), Layout.number(source, words));
    latest.put(point.id(), number);
    return new Replayed(at, point.id(), number, null);
  }

  private double factor(ResolvedPoint point) {
    ScaleFrom from = point.decode().scaleFrom();
    if (from == null) {
      return 1;
    }
    double factor = latest.getOrDefault(from.point(), from.power10() ? 0.0 : 1.0);
    return from.power10() ? Math.pow(10, factor) : factor;
  }

  private Optional<int[]> words(RegisterSource source) {
    int[] words = new int[Layout.words(source)];
    for (int i = 0; i < words.length; i++) {
      Integer word = held.get(name(source.table()) + ":" + Layout.address(source, i));
      if (word == null) {
        return Optional.empty();
      }
      words[i] = word;
    }
    return Optional.of(words);
  }

  /** Characters two to a register; other forms are replayed as nothing. */
  private static String text(RegisterSource source, int[] words) {
    boolean plain =
        source.layout().form() == RegisterLayout.Form.CHARACTERS
            && source.layout().packing() == RegisterLayout.Packing.HIGH_LOW;
    if (!plain) {
      return "";
    }
    byte[] bytes = new byte[2 * words.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int word = Layout.swapped(source.order(), words[i / 2]);
      bytes[i] = (byte) (i % 2 == 0 ? word >>> Byte.SIZE : word);
      length = bytes[i] == 0 ? length : i + 1;
    }
    return new String(bytes, 0, length, Charset.forName(source.layout().charset())).strip();
  }

  private static String name(ModbusTable table) {
    return switch (table) {
      case HOLDING -> "holding";
      case INPUT -> "input";
      case COIL -> "coil";
      case DISCRETE -> "discrete";
    };
  }
}
