package org.gengfu.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that the judge does at an instant of the timeline. */
public sealed interface Action {
  /** What it is, in a few words. */
  String text();

  /** True when it waits for something; the timeline's clock stands still meanwhile. */
  default boolean waits() {
    return false;
  }

  /** A fault of the room, or of one device in it; device is empty for the room. */
  record Fault(String name, String device, @Nullable Double value) implements Action {
    @Override
    public String text() {
      String where = device.isEmpty() ? name : name + " of " + device;
      return value == null ? where : where + " " + value;
    }
  }

  /** SIGKILL for the center or an edge. */
  record Kill(String process) implements Action {
    @Override
    public String text() {
      return "kill " + process;
    }
  }

  /** A start of what was killed, with the same settings, ports and data. */
  record Start(String process) implements Action {
    @Override
    public String text() {
      return "start " + process;
    }

    @Override
    public boolean waits() {
      return true;
    }
  }

  /**
   * How devices behave on their wire.
   *
   * @param fields mode and what belongs to it, as the simulator's control interface takes them
   */
  record Wire(List<String> devices, Map<String, Object> fields) implements Action {
    public Wire {
      devices = List.copyOf(devices);
      fields = Map.copyOf(fields);
    }

    @Override
    public String text() {
      return String.join(", ", devices) + " " + fields.get("mode");
    }
  }

  /**
   * Waits until cameras were seen to be well; the timeline's clock stands still meanwhile.
   *
   * @param devices the cameras' ids, or what the ids of several begin with and {@code *}; empty for
   *     all
   * @param looks how many looks must have found stream and picture good, 1 or more
   * @param from label of the step since which they count, empty for the start of the run
   * @param sameHour how much of the hour must be left: what is learned of a picture is kept by
   *     hours, and looks of an hour before do not count then; zero when it does not matter
   * @param within longest wait, the wait for the next hour apart
   */
  record Await(List<String> devices, long looks, String from, Duration sameHour, Duration within)
      implements Action {
    public Await {
      devices = List.copyOf(devices);
    }

    /** True when this camera is meant. */
    boolean means(String id) {
      return devices.isEmpty()
          || devices.stream()
              .anyMatch(name ->
                  name.endsWith("*")
                      ? id.startsWith(name.substring(0, name.length() - 1))
                      : id.equals(name));
    }

    @Override
    public String text() {
      String which = devices.isEmpty() ? "all cameras" : String.join(", ", devices);
      return "%s seen well%s".formatted(which, looks == 1 ? "" : ", " + looks + " times");
    }

    @Override
    public boolean waits() {
      return true;
    }
  }

  /**
   * A technician does something with an order, on the phone.
   *
   * @param phone whose phone
   * @param act what, as the center's interface calls it
   * @param node the device that the order is about
   * @param fields what belongs to the act
   * @param within longest wait for the order to be there
   */
  record Phone(String phone, String act, String node, Map<String, Object> fields, Duration within)
      implements Action {
    public Phone {
      fields = Map.copyOf(fields);
    }

    @Override
    public String text() {
      return phone + ": " + act;
    }

    @Override
    public boolean waits() {
      return true;
    }
  }

  /**
   * A technician takes a photograph for an order. The phone sends it in pieces.
   *
   * @param id the photograph's, 8 to 64 letters, digits and dashes
   * @param node the device that the order is about
   * @param kind what it is for, such as {@code after} or {@code signature}
   * @param within longest wait for the order to be there
   */
  record Photo(String phone, String id, String node, String kind, Duration within)
      implements Action {
    @Override
    public String text() {
      return phone + ": photograph " + id;
    }

    @Override
    public boolean waits() {
      return true;
    }
  }

  /**
   * The duty desk does something with an order.
   *
   * @param act what, as the center's interface calls it
   * @param node the device that the order is about
   * @param fields what belongs to the act
   * @param within longest wait for the order to be there
   */
  record Desk(String act, String node, Map<String, Object> fields, Duration within)
      implements Action {
    public Desk {
      fields = Map.copyOf(fields);
    }

    @Override
    public String text() {
      return "desk: " + act;
    }

    @Override
    public boolean waits() {
      return true;
    }
  }

  /**
   * Waits until the center's interface answers as wanted.
   *
   * @param within longest wait; beyond, the run has failed
   */
  record Ask(Expectation.Answer wanted, Duration within) implements Action {
    @Override
    public String text() {
      return "answered: " + AnswerJudge.words(wanted);
    }

    @Override
    public boolean waits() {
      return true;
    }
  }

  /** A phone loses its signal, or has it again and sends what waits. */
  record Signal(String phone, boolean on) implements Action {
    @Override
    public String text() {
      return phone + (on ? " has a signal" : " has no signal");
    }
  }

  /** A phone sends again all that it ever sent, as one does that never heard the answer. */
  record Resend(String phone) implements Action {
    @Override
    public String text() {
      return phone + " sends all again";
    }
  }
}
