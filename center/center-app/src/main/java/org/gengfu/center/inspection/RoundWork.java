package org.gengfu.center.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gengfu.core.inspection.Answer;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.Prefill;
import org.gengfu.core.inspection.RoundFact;
import org.gengfu.core.inspection.RoundInput;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.inspection.Stop;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderMachine;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Brings the work on an order into its round: answers, what telemetry knows, and the end. Only the
 * writer's thread may use it.
 */
final class RoundWork {
  private final RoundDraft draft;
  private final Prefill.Values values;
  private final Function<String, @Nullable OrderState> orders;
  private final Closing closing;

  /** Whoever closes an order in the transaction that is being drafted. */
  @FunctionalInterface
  interface Closing {
    void take(OrderState order, Act act);
  }

  /**
   * @param orders an order as the transaction leaves it
   */
  RoundWork(
      RoundDraft draft,
      Prefill.Values values,
      Function<String, @Nullable OrderState> orders,
      Closing closing) {
    this.draft = draft;
    this.values = values;
    this.orders = orders;
    this.closing = closing;
  }

  /**
   * Takes over what the order holds.
   *
   * @param order as the last deed left it; null when there is none
   * @param by who did something, or the center
   * @param at when
   * @param fill true when telemetry is asked as well
   */
  void follow(String round, @Nullable OrderState order, String by, Instant at, boolean fill) {
    RoundFile file = draft.file(round);
    if (file == null
        || file.state().finished() != null
        || file.state().stage(draft.now()) == RoundState.Stage.PLANNED) {
      return;
    }
    if (order != null) {
      answers(round, order, by, at);
    }
    if (fill) {
      fill(round);
    }
    if (order != null && said(order) && order.technician() != null) {
      finish(round, order, at);
    }
  }

  /** The technician said that the work is done. */
  private static boolean said(OrderState order) {
    return order.stage() == Stage.RESOLVED || order.stage() == Stage.CLOSED;
  }

  private void answers(String round, OrderState order, String by, Instant at) {
    RoundFile file = draft.file(round);
    if (file == null) {
      return;
    }
    String technician = order.technician();
    String who = by.equals(OrderMachine.CENTER) && technician != null ? technician : by;
    List<Answer> found = new ArrayList<>();
    Map<String, String> answers = order.work().answers();
    for (RoundOrder.Step step : RoundOrder.steps(file.round())) {
      String said = answers.get(step.id());
      String value = said == null ? null : RoundOrder.value(step.item(), said);
      Answer known = file.state().answer(step.stop().node(), step.item().id());
      boolean news = known == null || known.filled() || !known.value().equals(value);
      if (value != null && news) {
        found.add(new Answer(step.stop().node(), step.item().id(), value, "", who, at));
      }
    }
    if (!found.isEmpty()) {
      draft.take(file, new RoundInput.Found(round, found));
    }
  }

  private void fill(String round) {
    RoundFile file = draft.file(round);
    if (file != null) {
      List<Answer> filled = Prefill.of(file.state(), values, draft.now());
      if (!filled.isEmpty()) {
        draft.take(file, new RoundInput.Found(round, filled));
      }
    }
  }

  /** What was done about it is said of all that is not normal, then the round is made. */
  private void finish(String round, OrderState order, Instant at) {
    measures(round, order.work().what());
    RoundFile file = draft.file(round);
    if (file == null) {
      return;
    }
    Act.Sign signature = order.work().signature();
    String technician = String.valueOf(order.technician());
    List<String> people = new ArrayList<>(List.of(technician));
    people.addAll(order.helpers());
    RoundInput.Finish wish =
        new RoundInput.Finish(
            round, technician, people, signature == null ? "" : signature.name(), at);
    boolean made = draft.take(file, wish).stream().anyMatch(RoundFact.Finished.class::isInstance);
    if (made && order.stage() == Stage.RESOLVED) {
      closing.take(order, new Act.Confirm("巡检各项均已填写 every item is answered", "round/" + round));
    }
  }

  private void measures(String round, String what) {
    RoundFile file = draft.file(round);
    if (file == null || what.isBlank()) {
      return;
    }
    String measure =
        what.length() <= CheckItem.MOST_CHARACTERS
            ? what
            : what.substring(0, CheckItem.MOST_CHARACTERS - 1) + "…";
    List<Answer> said = new ArrayList<>();
    for (Answer answer : file.state().answers().values()) {
      CheckItem item = file.round().item(answer.item());
      Stop stop = file.round().stop(answer.node());
      boolean abnormal = item != null && stop != null && item.abnormal(answer.value());
      if (abnormal && answer.measure().isBlank()) {
        said.add(
            new Answer(
                answer.node(), answer.item(), answer.value(), measure, answer.by(), answer.at()));
      }
    }
    if (!said.isEmpty()) {
      draft.take(file, new RoundInput.Found(round, said));
    }
  }

  /** Nothing is known of any point. */
  static final Prefill.Values NOTHING = (node, point) -> Optional.empty();
}
