package org.gengfu.sim.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.sim.face.DeviceFace;
import org.jspecify.annotations.Nullable;

/** Carries out questions on one agent's objects. Any thread; the device guards itself. */
final class Responder {
  private final DeviceFace device;
  private final ObjectTree tree;
  private final Quirks quirks;

  /** How a question reached the agent. */
  record Asked(boolean v1, boolean mayWrite, int maxOctets) {}

  /**
   * An answer, and what it shows of the device.
   *
   * @param numbers values of the points that it holds, as a right reader sees them
   */
  record Answered(Pdu pdu, Map<String, Double> numbers, Map<String, String> texts) {
    static Answered without(Pdu pdu) {
      return new Answered(pdu, Map.of(), Map.of());
    }
  }

  Responder(DeviceFace device, ObjectTree tree, Quirks quirks) {
    this.device = device;
    this.tree = tree;
    this.quirks = quirks;
  }

  /** The answer; null for what an agent does not answer. */
  @Nullable Answered answer(Pdu question, Asked how) {
    if (quirks.maxVarbinds() > 0 && question.varbinds().size() > quirks.maxVarbinds()) {
      return Answered.without(tooBig(question, how));
    }
    return switch (question.tag()) {
      case Tag.GET -> get(question, how);
      case Tag.GET_NEXT -> next(question, how);
      case Tag.GET_BULK -> how.v1() ? null : bulk(question, how);
      case Tag.SET -> set(question, how);
      default -> null;
    };
  }

  private Answered get(Pdu question, Asked how) {
    List<Varbind> values = new ArrayList<>();
    for (Varbind asked : question.varbinds()) {
      Value value = tree.get(asked.name());
      if (how.v1() && unknownToV1(value)) {
        return Answered.without(question.error(Pdu.NO_SUCH_NAME, values.size() + 1));
      }
      values.add(new Varbind(asked.name(), value));
    }
    return fitting(question, answered(question, values), how);
  }

  private static boolean unknownToV1(Value value) {
    return value instanceof Value.Nothing
        || value instanceof Value.Whole(int tag, long whole) && tag == Tag.COUNTER64;
  }

  private Answered next(Pdu question, Asked how) {
    List<Varbind> values = new ArrayList<>();
    for (Varbind asked : question.varbinds()) {
      Varbind next = step(asked.name(), how);
      if (how.v1() && next.value() instanceof Value.Nothing) {
        return Answered.without(question.error(Pdu.NO_SUCH_NAME, values.size() + 1));
      }
      values.add(next);
    }
    return fitting(question, answered(question, values), how);
  }

  private Varbind step(Oid from, Asked how) {
    Varbind next = tree.next(from, how.v1());
    boolean circling = quirks.circlesAfter() != null && next.name().equals(quirks.circlesAfter());
    return circling ? new Varbind(from, next.value()) : next;
  }

  private @Nullable Answered bulk(Pdu question, Asked how) {
    switch (quirks.bulk()) {
      case SILENT -> {
        return null;
      }
      case ERROR -> {
        return Answered.without(question.error(Pdu.GEN_ERR, 0));
      }
      case WELL -> {}
    }
    int single = Math.max(0, Math.min(question.status(), question.varbinds().size()));
    List<Varbind> values = new ArrayList<>();
    int octets = 0;
    List<Oid> repeated = new ArrayList<>();
    for (Varbind asked : question.varbinds()) {
      if (values.size() < single) {
        values.add(step(asked.name(), how));
        octets += values.getLast().encode().length;
      } else {
        repeated.add(asked.name());
      }
    }
    for (int row = 0; row < question.index() && !repeated.isEmpty(); row++) {
      boolean more = false;
      for (int column = 0; column < repeated.size(); column++) {
        Varbind next = step(repeated.get(column), how);
        octets += next.encode().length;
        if (octets > how.maxOctets()) {
          return walked(question, values);
        }
        values.add(next);
        repeated.set(column, next.name());
        more |= !(next.value() instanceof Value.Nothing);
      }
      if (!more) {
        break;
      }
    }
    return walked(question, values);
  }

  /**
   * Who asks with GETBULK looks for what there is, and passes the end of a column into the next
   * ones (RFC 3416, 4.2.3): that is not a point's value served to him.
   */
  private static Answered walked(Pdu question, List<Varbind> values) {
    return Answered.without(question.response(values));
  }

  private Answered fitting(Pdu question, Answered answer, Asked how) {
    return answer.pdu().encode().length > how.maxOctets()
        ? Answered.without(tooBig(question, how))
        : answer;
  }

  private static Pdu tooBig(Pdu question, Asked how) {
    Pdu complaint = question.error(Pdu.TOO_BIG, 0);
    return how.v1()
        ? complaint
        : new Pdu(complaint.tag(), complaint.requestId(), Pdu.TOO_BIG, 0, List.of());
  }

  private Answered answered(Pdu question, List<Varbind> values) {
    Map<String, Double> numbers = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    for (Varbind binding : values) {
      Cell cell = tree.cell(binding.name());
      if (cell != null) {
        cell.points()
            .forEach(point -> PointValue.shown(device, point, binding.value(), numbers, texts));
      }
    }
    return new Answered(question.response(values), numbers, texts);
  }

  private Answered set(Pdu question, Asked how) {
    Map<ResolvedPoint, Double> wanted = new HashMap<>();
    for (int i = 0; i < question.varbinds().size(); i++) {
      Varbind binding = question.varbinds().get(i);
      Cell cell = tree.cell(binding.name());
      ResolvedPoint point = cell == null ? null : cell.written();
      int trouble = how.mayWrite() ? 0 : Pdu.AUTHORIZATION_ERROR;
      Double value = null;
      if (trouble == 0 && point == null) {
        trouble = Pdu.NOT_WRITABLE;
      } else if (trouble == 0 && point != null) {
        value = PointValue.written(point, binding.value());
        trouble = value == null ? Pdu.WRONG_TYPE : outOfRange(point, value) ? Pdu.WRONG_VALUE : 0;
      }
      if (trouble != 0 || point == null || value == null) {
        device.refused();
        return Answered.without(question.error(v1(trouble, how), i + 1));
      }
      wanted.put(point, value);
    }
    for (Map.Entry<ResolvedPoint, Double> one : wanted.entrySet()) {
      if (!device.write(one.getKey().id(), one.getValue())) {
        device.refused();
        return Answered.without(question.error(v1(Pdu.WRONG_VALUE, how), 1));
      }
    }
    return answered(question, question.varbinds());
  }

  private static boolean outOfRange(ResolvedPoint point, double value) {
    WriteRule rule = point.write();
    return rule == null || !(value >= rule.min() && value <= rule.max());
  }

  /** The errors of v2 as v1 has them: RFC 3584, 4.4. */
  private static int v1(int status, Asked how) {
    if (!how.v1()) {
      return status;
    }
    return status == Pdu.WRONG_TYPE || status == Pdu.WRONG_VALUE ? Pdu.BAD_VALUE : Pdu.NO_SUCH_NAME;
  }
}
