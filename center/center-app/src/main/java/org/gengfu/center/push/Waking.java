package org.gengfu.center.push;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderState;

/** Wakes whom an order was given to, who is to help, and who is urged. The writer's thread. */
public final class Waking implements Consumer<OrderMoved> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PushDesk push;

  public Waking(PushDesk push) {
    this.push = push;
  }

  @Override
  public void accept(OrderMoved moved) {
    if (!(moved.fact() instanceof OrderFact.Done done)) {
      return;
    }
    String technician = moved.after().technician();
    switch (done.deed().act()) {
      case Act.Dispatch dispatch -> push.wake(dispatch.technician(), text(moved.after(), "order"));
      case Act.Join join -> push.wake(join.helper(), text(moved.after(), "order"));
      case Act.Urge urge -> {
        if (technician != null) {
          push.wake(technician, text(moved.after(), "urge"));
        }
      }
      case Act other -> {}
    }
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
