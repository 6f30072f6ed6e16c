package org.gengfu.core.alarm;

import java.time.Duration;
import java.time.Instant;
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
    } else {
      Occurrence.Acknowledgement by =
          new Occurrence.Acknowledgement(ack.user(), decision.now(), ack.comment());
      decision.add(new AlarmChange.Acknowledged(numbers, by));
    }
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
      decision.add(
          new AlarmChange.Unshelved(EndCause.USER, unshelve.user(), state.condition().isActive()));
    }
  }

  static void suppress(Suppress suppress, Decision decision) {
    var rules = decision.state().visibility().suppressions();
    if (suppress.cause().equals(rules.get(suppress.rule()))) {
      decision.ignore(suppress, "this rule suppresses it already");
    } else if (rules.size() >= Visibility.MAX_SUPPRESSIONS && !rules.containsKey(suppress.rule())) {
      decision.refuse(
          suppress, "more than " + Visibility.MAX_SUPPRESSIONS + " rules suppress one alarm");
    } else {
      decision.add(new AlarmChange.Suppressed(suppress.rule(), suppress.cause()));
    }
  }

  static void unsuppress(Unsuppress unsuppress, Decision decision) {
    if (decision.state().visibility().suppressions().containsKey(unsuppress.rule())) {
      decision.add(new AlarmChange.Unsuppressed(unsuppress.rule()));
    } else {
      decision.ignore(unsuppress, "this rule does not suppress it");
    }
  }

  static void outOfService(OutOfServiceOn on, Decision decision) {
    Instant latest = decision.now().plus(decision.state().policy().maxOutOfService());
    if (!on.until().isAfter(decision.now()) || on.until().isAfter(latest)) {
      decision.refuse(on, "out of service must end after now and not after " + latest);
    } else {
      decision.add(
          new AlarmChange.TakenOut(
              new Visibility.OutOfService(on.workOrder(), on.until(), on.user())));
    }
  }

  static void backInService(OutOfServiceOff off, Decision decision) {
    if (decision.state().visibility().outOfService() == null) {
      decision.ignore(off, "the resource is in service");
    } else {
      decision.add(new AlarmChange.PutBack(EndCause.USER, off.user()));
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
