package org.gengfu.profiletool.trial;

import java.util.HashSet;
import java.util.Set;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.opcua.NodeSource;
import org.gengfu.profile.opcua.NodeType;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.SerialBlock;
import org.gengfu.profile.serial.SerialSource;

/**
 * What raw numbers the place of a point can hold on the wire. Immutable; any thread.
 *
 * @param least raw number, as far as it is known
 * @param greatest raw number, as far as it is known
 * @param single true for an IEEE 754 number of 32 bits, which holds 1.6 only nearly
 */
record Carrier(double least, double greatest, boolean single) {
  /** Whole numbers up to here go through a double unchanged. */
  private static final int EXACT_BITS = 53;

  private static final Carrier UNKNOWN = real(false);

  /** The place of a point. */
  static Carrier of(ResolvedPoint point) {
    int low = point.decode().lowBit();
    int cut = low >= 0 ? point.decode().highBit() - low + 1 : 0;
    return switch (point.source()) {
      case RegisterSource source -> of(source, cut);
      case SerialSource source -> of(source, cut);
      case NodeSource source when source.type() == NodeType.FLOAT -> real(true);
      case NodeSource source when source.type() != NodeType.DOUBLE ->
          whole(cut > 0 ? cut : source.type().bits(), source.type().signed() && cut == 0);
      default -> UNKNOWN;
    };
  }

  private static Carrier of(RegisterSource source, int cut) {
    RawType type = source.type();
    if (type.real()) {
      return real(type == RawType.FLOAT32);
    }
    if (type == RawType.BCD16 || type == RawType.BCD32) {
      return new Carrier(0, Math.pow(10, source.registers() * 4) - 1, false);
    }
    int slice = source.sliced() ? source.highBit() - source.lowBit() + 1 : cut;
    return whole(slice > 0 ? slice : source.registers() * 16, type.signed() && slice == 0);
  }

  private static Carrier of(SerialSource source, int cut) {
    if (!(source.place() instanceof SerialSource.Place.At at) || at.length() == 0) {
      return UNKNOWN;
    }
    return switch (source.form()) {
      case FLOAT -> real(at.length() == Float.BYTES);
      case UINT -> whole(cut > 0 ? cut : at.length() * 8, false);
      case INT -> whole(cut > 0 ? cut : at.length() * 8, cut == 0);
      case BCD -> new Carrier(0, Math.pow(100, at.length()) - 1, false);
      case DIGITS -> new Carrier(0, Math.pow(10, at.length()) - 1, false);
      case DECIMAL, INTEGER, HEX, BINARY, TEXT -> UNKNOWN;
    };
  }

  private static Carrier real(boolean single) {
    return new Carrier(-Double.MAX_VALUE, Double.MAX_VALUE, single);
  }

  private static Carrier whole(int bits, boolean signed) {
    double span = Math.pow(2, Math.min(signed ? bits - 1 : bits, EXACT_BITS));
    return new Carrier(signed ? -span + 1 : 0, span - 1, false);
  }

  /**
   * The nearest value that the place holds and that is not past its limits: 1600 kPa are 1.6 MPa,
   * which as a single number are 1600.00002 kPa.
   */
  double carried(ResolvedPoint point, double value, double low, double high) {
    if (!single) {
      return value;
    }
    double scale = point.scale().doubleValue();
    double offset = point.offset().doubleValue();
    float raw = (float) ((value - offset) / scale);
    double held = raw * scale + offset;
    if (held > high) {
      raw = scale > 0 ? Math.nextDown(raw) : Math.nextUp(raw);
    } else if (held < low) {
      raw = scale > 0 ? Math.nextUp(raw) : Math.nextDown(raw);
    }
    return raw * scale + offset;
  }

  /**
   * Points that say how many parts of an answer follow. A device says as many as it sends: another
   * number would make a frame that nobody can read.
   */
  static Set<String> counting(ResolvedProfile profile) {
    Set<String> found = new HashSet<>();
    if (profile.protocol() instanceof SerialBlock block) {
      for (ResolvedPoint point : profile.points()) {
        if (point.source() instanceof SerialSource source
            && source.place() instanceof SerialSource.Place.At at
            && block.answer(source.answer()) instanceof Answer answer) {
          String last = at.path().substring(at.path().lastIndexOf('.') + 1);
          if (counts(answer.layout(), last.replaceFirst("\\[.*", ""))) {
            found.add(point.id());
          }
        }
      }
    }
    return found;
  }

  private static boolean counts(Iterable<Answer.Part> layout, String name) {
    for (Answer.Part part : layout) {
      if (part.times() instanceof Answer.Times.Counted(String by) && by.equals(name)
          || counts(part.parts(), name)) {
        return true;
      }
    }
    return false;
  }
}
