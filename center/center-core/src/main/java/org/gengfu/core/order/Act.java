package org.gengfu.core.order;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What somebody does with an order. */
public sealed interface Act {
  /** What a technician does, usually on the spot. */
  sealed interface Field extends Act {}

  /** What the desk does. */
  sealed interface Desk extends Act {}

  /** What the program says by what it sees. */
  sealed interface Seen extends Act {}

  /** There is a new order. */
  record Open(OrderMatter matter) implements Act {}

  /** The desk takes it on. */
  record Accept() implements Desk {}

  /**
   * The desk names a technician; also another one than before (改派).
   *
   * @param forced also when somebody has it in hand (强制派遣)
   */
  record Dispatch(String technician, boolean forced) implements Desk {}

  /** The technician takes it. */
  record Take() implements Field {}

  /** The technician gives it back, because (回退). */
  record Return(String reason) implements Field {}

  /** Leaves for it. */
  record SetOut() implements Field {}

  /**
   * Is there.
   *
   * @param proof the device's code that was scanned, or a position; not empty
   */
  record Arrive(String proof) implements Field {}

  /**
   * What was found.
   *
   * @param answers to the checklist, by step
   */
  record Diagnose(String finding, SortedMap<String, String> answers) implements Field {
    public Diagnose {
      answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    /** Without a checklist. */
    public static Diagnose of(String finding) {
      return new Diagnose(finding, new TreeMap<>());
    }
  }

  /** A part is needed that is not there. */
  record WaitPart(String sku) implements Field {}

  /** The part is there, work goes on. */
  record Resume() implements Field {}

  /** Takes a part into the hand for this order. */
  record PartTake(String serial) implements Field {}

  /**
   * Puts one part in for another.
   *
   * @param oldSerial what came out; empty when it carries no number
   * @param newSerial what went in
   * @param device in which device (node)
   * @param place where what came out went
   */
  record Swap(String oldSerial, String newSerial, String device, String place) implements Field {}

  /** The work is done, so far as the technician can see. */
  record Resolve(String what) implements Field {}

  /**
   * The owner signs.
   *
   * @param name of who signed
   * @param photo id of the picture of the signature
   */
  record Sign(String name, String photo) implements Field {}

  /**
   * Telemetry has shown the device well for its soak time; said by the program.
   *
   * @param firstGoodMillis since when
   * @param cleared types of the device's alarms that ended, in order; empty where it is not known
   */
  record SeenWell(long firstGoodMillis, List<String> cleared) implements Seen {
    // What was written down before it was known which alarms ended has none.
    public SeenWell(long firstGoodMillis, @Nullable List<String> cleared) {
      this.firstGoodMillis = firstGoodMillis;
      this.cleared = cleared == null ? List.of() : List.copyOf(cleared);
    }

    /** Where it is not known by which alarms. */
    public static SeenWell since(long firstGoodMillis) {
      return new SeenWell(firstGoodMillis, List.of());
    }
  }

  /** The fault is there again; said by the program. */
  record SeenBad() implements Seen {}

  /** The matter is another one by now: its incident was merged, or has another root. */
  record Concerns(OrderMatter matter) implements Seen {}

  /** It goes on within an earlier order; its technician helps there. */
  record JoinedTo(String order) implements Seen {}

  /**
   * A named person confirms it where the device cannot tell.
   *
   * @param evidence id of a photograph; not empty
   */
  record Confirm(String reason, String evidence) implements Desk {}

  /**
   * The client told of the matter at that instant (来电); who says it again corrects it.
   *
   * @param at no later than now, and at most {@link DeskRules#MOST_EARLIER_DAYS} days before the
   *     order was made
   */
  record Report(Instant at) implements Desk {}

  /**
   * The client gets an answer (答复).
   *
   * @param words what was said, and to whom; not empty
   * @param done true when nothing is left to do: ends an order for what a client asks for
   */
  record Answer(String words, boolean done) implements Desk {}

  /** The client is not satisfied: an order for what a client asks for is open again. */
  record Reopen(String reason) implements Desk {}

  /**
   * Somebody decides on the level of an order that is of no incident (定级).
   *
   * @param level 1 (gravest) to 4
   * @param reason not empty
   */
  record Grade(int level, String reason) implements Desk {}

  /** It stands, because the owner agreed (挂起). */
  record Suspend(String reason, String approvedBy) implements Desk {}

  /** It goes on. */
  record Unsuspend() implements Desk {}

  /** More time is given (延期). */
  record Extend(Instant until, String reason, String approvedBy) implements Desk {}

  /** Somebody asks to hurry (催办). */
  record Urge(String words) implements Desk {}

  /** Somebody above watches it from now on (督办). */
  record Supervise() implements Desk {}

  /** Others help (主协办). */
  record Join(String helper) implements Desk {}

  /** Somebody helps no longer. */
  record Unjoin(String helper) implements Desk {}

  /**
   * A part of it becomes an order of its own (分解).
   *
   * @param technician of the new order, empty to be named later
   */
  record Split(String title, String technician) implements Desk {}

  /** The desk has looked at what is in dispute, and decided. */
  record Settle(String words) implements Desk {}

  /** Fields of the form of orders with other units, by {@link JointForm}'s names. */
  record Fill(SortedMap<String, String> values) implements Desk {
    public Fill {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /** No longer wanted, because. */
  record Cancel(String reason) implements Desk {}
}
