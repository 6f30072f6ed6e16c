package org.gengfu.center.push;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderState;

/**
 * Wakes whom an order was given to, who is to help, who is urged, and whose device was seen well.
 * The writer's thread.
 */
public final class Waking implements Consumer<OrderMoved> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final BiConsumer<String, String> push;

  /**
   * @param push wakes a user's phones with a text; returns at once
   */
  public Waking(BiConsumer<String, String> push) {
    this.push = push;
  }

  @Override
  public void accept(OrderMoved moved) {
    if (!(moved.fact() instanceof OrderFact.Done done)) {
      return;
    }
    String technician = moved.after().technician();
    switch (done.deed().act()) {
      case Act.Dispatch dispatch ->
          push.accept(dispatch.technician(), text(moved.after(), "order"));
      case Act.Join join -> push.accept(join.helper(), text(moved.after(), "order"));
      case Act.Urge urge -> {
        if (technician != null) {
          push.accept(technician, text(moved.after(), "urge"));
        }
      }
      case Act.SeenWell well -> {
        if (technician != null) {
          push.accept(technician, text(moved.after(), kind(moved.after())));
        }
        moved
            .after()
            .helpers()
            .forEach(helper -> push.accept(helper, text(moved.after(), kind(moved.after()))));
      }
      case Act other -> {}
    }
  }

  /** Whoever has not set out need not go; who has sees that the device is well. */
  private static String kind(OrderState order) {
    return order.healedByItself() ? "healed" : "well";
  }

  private static String text(OrderState order, String kind) {
    ObjectNode text = JSON.createObjectNode();
    text.put("kind", kind);
    text.put("order", order.id());
    text.put("level", order.matter().level());
    text.putObject("title").put("zh", order.matter().zh()).put("en", order.matter().en());
    return text.toString();
  }
}
