package org.gengfu.center.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.order.Checklists;
import org.gengfu.center.order.OrderContext;
import org.gengfu.core.inspection.Answer;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.order.OrderState;

/**
 * What rounds know of their orders: until when, and what is to be looked at. The rest is asked of
 * another. Any thread.
 */
public final class RoundContext implements OrderContext {
  private final InspectionDesk desk;
  private final OrderContext other;

  /**
   * @param other asked for all else
   */
  public RoundContext(InspectionDesk desk, OrderContext other) {
    this.desk = desk;
    this.other = other;
  }

  @Override
  public List<Clock> clocks(OrderState order) {
    Optional<RoundFile> round = desk.ofOrder(order);
    if (round.isEmpty()) {
      return other.clocks(order);
    }
    boolean done = round.get().state().finished() != null;
    Instant due = Instant.ofEpochMilli(round.get().round().window().toMillis());
    return List.of(new Clock(round.get().id(), "inspection", due, done ? "met" : "running", done));
  }

  @Override
  public Optional<Instant> notBefore(OrderState order) {
    return desk.ofOrder(order)
        .map(round -> Instant.ofEpochMilli(round.round().window().fromMillis()));
  }

  @Override
  public Optional<Asked> asked(OrderState order) {
    return desk.anyOfOrder(order).map(RoundContext::asked);
  }

  private static Asked asked(RoundFile file) {
    List<Checklists.Step> steps = new ArrayList<>();
    Map<String, Object> known = new LinkedHashMap<>();
    for (RoundOrder.Step step : RoundOrder.steps(file.round())) {
      CheckItem item = step.item();
      steps.add(
          new Checklists.Step(
              step.id(),
              Map.of(
                  "zh", step.stop().name().zh() + "：" + item.text().zh(),
                  "en", step.stop().name().en() + ": " + item.text().en()),
              switch (item.kind()) {
                case CHECK -> "check";
                case VALUE, TEXT -> "value";
                case CHOICE -> "choice";
                case PHOTO -> "photo";
              },
              item.unit().isEmpty() ? null : item.unit(),
              item.options(),
              List.of(step.id())));
      Answer answer = file.state().answer(step.stop().node(), item.id());
      if (answer != null) {
        known.put(step.id(), RoundOrder.said(item, answer.value()));
      }
    }
    return new Asked(new Checklists.Checklist(file.id(), steps), known);
  }

  @Override
  public Optional<Part> part(OrderState order) {
    return other.part(order);
  }

  @Override
  public Optional<String> technician(String user) {
    return other.technician(user);
  }

  @Override
  public boolean knowsTechnicians() {
    return other.knowsTechnicians();
  }

  @Override
  public Map<String, Object> site(String site) {
    return other.site(site);
  }
}
