package org.gengfu.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gengfu.core.alarm.AlarmChange.EndCause;
import org.gengfu.core.alarm.AlarmInput.Acknowledge;
import org.gengfu.core.alarm.AlarmInput.Close;
import org.gengfu.core.alarm.AlarmInput.Configure;
import org.gengfu.core.alarm.AlarmInput.OutOfServiceOff;
import org.gengfu.core.alarm.AlarmInput.OutOfServiceOn;
import org.gengfu.core.alarm.AlarmInput.Purge;
import org.gengfu.core.alarm.AlarmInput.Reset;
import org.gengfu.core.alarm.AlarmInput.Shelve;
import org.gengfu.core.alarm.AlarmInput.Suppress;
import org.gengfu.core.alarm.AlarmInput.Unshelve;
import org.gengfu.core.alarm.AlarmInput.Unsuppress;
import org.gengfu.core.alarm.Condition.Normal;
import org.gengfu.core.alarm.Condition.Unknown;

/** What people and administration change: acknowledgement, latch and visibility. */
final class OperatorRules {
  private OperatorRules() {}

  static void acknowledge(Acknowledge ack, Decision decision) {
    SortedSet<Integer> numbers = new TreeSet<>();
    for (Occurrence occurrence : decision.state().occurrences()) {
      int number = occurrence.span().number();
      if (!occurrence.isAcknowledged() && (ack.occurrence() == 0 || ack.occurrence() == number)) {
        numbers.add(number);
      }
    }
    if (numbers.isEmpty()) {
      decision.ignore(ack, "nothing waits for this acknowledgement");
      return;
    }
    AlarmState state = decision.state();
    Occurrence.Acknowledgement by =
        new Occurrence.Acknowledgement(
            ack.user(), Words.next(state.words(), decision.now()), ack.comment());
    Span first = span(state, numbers.first());
    Span last = span(state, numbers.last());
    decision.add(
        new AlarmChange.Acknowledged(numbers, by, Words.seen(state, ack.side(), by, first, last)));
  }

  private static Span span(AlarmState state, int number) {
    return state.occurrences().stream()
        .map(Occurrence::span)
        .filter(span -> span.number() == number)
        .findFirst()
        .orElseThrow();
  }

  static void reset(Reset reset, Decision decision) {
    AlarmState state = decision.state();
    if (!state.latched()) {
      decision.ignore(reset, "the alarm is not latched");
    } else if (state.condition() instanceof Normal) {
      decision.add(new AlarmChange.ResetDone(reset.user()));
    } else if (state.condition() instanceof Unknown) {
      decision.refuse(reset, "the source cannot be heard, so the condition may still be there");
    } else {
      decision.refuse(reset, "the condition is still there");
    }
  }

  static void close(Close close, Decision decision) {
    if (decision.state().occurrences().isEmpty()) {
      decision.refuse(close, "the alarm was never raised");
    } else {
      decision.add(new AlarmChange.NotedClosed(close.user(), close.comment()));
    }
  }

  static void shelve(Shelve shelve, Decision decision) {
    Duration most = decision.state().policy().maxShelve();
    if (shelve.roleLimit().compareTo(most) < 0) {
      most = shelve.roleLimit();
    }
    if (!shelve.length().isPositive() || shelve.length().compareTo(most) > 0) {
      decision.refuse(shelve, "an alarm of this type may be shelved by you for at most " + most);
      return;
    }
    Instant until = decision.now().plus(shelve.length());
    decision.add(
        new AlarmChange.Shelved(
            new Visibility.Shelf(until, shelve.oneShot(), shelve.reason(), shelve.user())));
  }

  static void unshelve(Unshelve unshelve, Decision decision) {
    AlarmState state = decision.state();
    if (state.visibility().shelf() == null) {
      decision.ignore(unshelve, "the alarm is not shelved");
    } else {
      decision.add(unshelved(state, EndCause.USER, unshelve.user(), decision.now()));
    }
  }

  /** Back from the shelf; what is still active wants an acknowledgement. */
  static AlarmChange.Unshelved unshelved(AlarmState state, EndCause why, String user, Instant now) {
    boolean active = state.condition().isActive();
    return new AlarmChange.Unshelved(why, user, active, active ? Words.asked(state, now) : null);
  }

  static void suppress(Suppress suppress, Decision decision) {
    Visibility visibility = decision.state().visibility();
    if (suppress.rule().isEmpty() || suppress.cause().isEmpty()) {
      decision.refuse(suppress, "a suppression names its rule and the incident of its cause");
    } else if (visibility.isSuppressedBy(suppress.rule(), suppress.cause())) {
      decision.ignore(suppress, "this cause suppresses it by this rule already");
    } else if (visibility.suppressionCount() >= Visibility.MAX_SUPPRESSIONS) {
      decision.refuse(
          suppress,
          "at most "
              + Visibility.MAX_SUPPRESSIONS
              + " causes suppress one alarm, so it stays visible once these are closed");
    } else {
      decision.add(new AlarmChange.Suppressed(suppress.rule(), suppress.cause()));
    }
  }

  static void unsuppress(Unsuppress unsuppress, Decision decision) {
    if (decision.state().visibility().isSuppressedBy(unsuppress.rule(), unsuppress.cause())) {
      decision.add(new AlarmChange.Unsuppressed(unsuppress.rule(), unsuppress.cause()));
    } else {
      decision.ignore(unsuppress, "this rule and cause do not suppress it");
    }
  }

  static void outOfService(OutOfServiceOn on, Decision decision) {
    Instant latest = decision.now().plus(decision.state().policy().maxOutOfService());
    List<Visibility.OutOfService> orders = decision.state().visibility().outOfService();
    boolean isNew = orders.stream().noneMatch(order -> order.workOrder().equals(on.workOrder()));
    if (on.workOrder().isEmpty()) {
      decision.refuse(on, "only a work order takes a resource out of service");
    } else if (isNew && orders.size() >= Visibility.MAX_WORK_ORDERS) {
      decision.refuse(
          on, "at most " + Visibility.MAX_WORK_ORDERS + " work orders hide one alarm; close one");
    } else if (!on.until().isAfter(decision.now()) || on.until().isAfter(latest)) {
      decision.refuse(on, "out of service must end after now and not after " + latest);
    } else {
      decision.add(
          new AlarmChange.TakenOut(
              new Visibility.OutOfService(on.workOrder(), on.until(), on.user())));
    }
  }

  static void backInService(OutOfServiceOff off, Decision decision) {
    boolean isOut =
        decision.state().visibility().outOfService().stream()
            .anyMatch(
                order -> off.workOrder().isEmpty() || order.workOrder().equals(off.workOrder()));
    if (isOut) {
      decision.add(new AlarmChange.PutBack(EndCause.USER, off.user(), off.workOrder()));
    } else {
      decision.ignore(off, "no such work order hides it");
    }
  }

  static void purge(Purge purge, Decision decision) {
    AlarmState state = decision.state();
    boolean settled =
        state.condition() instanceof Normal
            && !state.latched()
            && state.occurrences().stream().allMatch(Occurrence::isAcknowledged)
            && state.visibility().isShown();
    Instant oldEnough = state.changed().plus(state.policy().retention());
    if (purge.openIncident()) {
      decision.ignore(purge, "an open incident holds it");
    } else if (!settled) {
      decision.ignore(purge, "it is not settled");
    } else if (decision.now().isBefore(oldEnough)) {
      decision.ignore(purge, "it is kept until " + oldEnough);
    } else {
      decision.add(new AlarmChange.Archived());
    }
  }

  static void configure(Configure configure, Decision decision) {
    if (decision.state().policy().equals(configure.policy())) {
      decision.ignore(configure, "the policy is the same");
    } else {
      decision.add(new AlarmChange.Configured(configure.policy()));
    }
  }
}
