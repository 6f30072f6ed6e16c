package org.gengfu.center.order;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gengfu.center.store.RecordJson;
import org.gengfu.center.store.StoreException;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderFact;

/**
 * Orders and their facts as JSON for the journal and the tables. Strict: a field that is unknown or
 * missing is refused. Stateless; any thread.
 */
final class OrderJson {
  /** The field that says which act, or which fact, it is. */
  static final String IS = "is";

  private static final JsonMapper MAPPER =
      RecordJson.strict()
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS) // acts that say nothing more
          .addMixIn(OrderFact.class, Facts.class)
          .addMixIn(Act.class, Acts.class)
          .build();
  private static final RecordJson JSON = new RecordJson(MAPPER);

  private OrderJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = IS)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = OrderFact.Done.class, name = "done"),
    @JsonSubTypes.Type(value = OrderFact.Repeated.class, name = "repeated"),
    @JsonSubTypes.Type(value = OrderFact.Conflict.class, name = "conflict"),
    @JsonSubTypes.Type(value = OrderFact.Refused.class, name = "refused")
  })
  private interface Facts {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = IS)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Act.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Act.Accept.class, name = "accept"),
    @JsonSubTypes.Type(value = Act.Dispatch.class, name = "dispatch"),
    @JsonSubTypes.Type(value = Act.Take.class, name = "take"),
    @JsonSubTypes.Type(value = Act.Return.class, name = "return"),
    @JsonSubTypes.Type(value = Act.SetOut.class, name = "set_out"),
    @JsonSubTypes.Type(value = Act.Arrive.class, name = "arrive"),
    @JsonSubTypes.Type(value = Act.Diagnose.class, name = "diagnose"),
    @JsonSubTypes.Type(value = Act.WaitPart.class, name = "wait_part"),
    @JsonSubTypes.Type(value = Act.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = Act.PartTake.class, name = "part_take"),
    @JsonSubTypes.Type(value = Act.Swap.class, name = "swap"),
    @JsonSubTypes.Type(value = Act.Resolve.class, name = "resolve"),
    @JsonSubTypes.Type(value = Act.Sign.class, name = "sign"),
    @JsonSubTypes.Type(value = Act.SeenWell.class, name = "seen_well"),
    @JsonSubTypes.Type(value = Act.SeenBad.class, name = "seen_bad"),
    @JsonSubTypes.Type(value = Act.Concerns.class, name = "concerns"),
    @JsonSubTypes.Type(value = Act.JoinedTo.class, name = "joined_to"),
    @JsonSubTypes.Type(value = Act.Confirm.class, name = "confirm"),
    @JsonSubTypes.Type(value = Act.Report.class, name = "report"),
    @JsonSubTypes.Type(value = Act.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = Act.Reopen.class, name = "reopen"),
    @JsonSubTypes.Type(value = Act.Grade.class, name = "grade"),
    @JsonSubTypes.Type(value = Act.Suspend.class, name = "suspend"),
    @JsonSubTypes.Type(value = Act.Unsuspend.class, name = "unsuspend"),
    @JsonSubTypes.Type(value = Act.Extend.class, name = "extend"),
    @JsonSubTypes.Type(value = Act.Urge.class, name = "urge"),
    @JsonSubTypes.Type(value = Act.Supervise.class, name = "supervise"),
    @JsonSubTypes.Type(value = Act.Join.class, name = "join"),
    @JsonSubTypes.Type(value = Act.Unjoin.class, name = "unjoin"),
    @JsonSubTypes.Type(value = Act.Split.class, name = "split"),
    @JsonSubTypes.Type(value = Act.Settle.class, name = "settle"),
    @JsonSubTypes.Type(value = Act.Fill.class, name = "fill"),
    @JsonSubTypes.Type(value = Act.Cancel.class, name = "cancel")
  })
  private interface Acts {}

  /** The JSON; NUL characters, which PostgreSQL cannot keep, are left out. */
  static String write(Object value) {
    return JSON.write(value);
  }

  /** An act with its name under {@link #IS}. */
  static ObjectNode tree(Act act) {
    // By its text: a value that is turned into a tree directly would lack the name.
    try {
      return (ObjectNode) MAPPER.readTree(MAPPER.writerFor(Act.class).writeValueAsString(act));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every act can be written: " + act.getClass(), e);
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The act of a tree of {@link #tree}'s form. */
  static Act act(ObjectNode tree) throws JsonProcessingException {
    return MAPPER.treeToValue(tree, Act.class);
  }

  /**
   * @throws StoreException when the text is not such a record: it was written by something else
   */
  static <T> T read(String json, Class<T> type) {
    return JSON.read(json, type);
  }
}
