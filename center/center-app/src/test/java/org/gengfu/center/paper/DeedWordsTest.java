package org.gengfu.center.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.gengfu.center.order.DeedRow;
import org.junit.jupiter.api.Test;

/** Deeds as a client reads them. */
class DeedWordsTest {
  private static String detail(String act, ObjectNode sent) {
    Map<String, Object> fields = new HashMap<>();
    sent.properties().forEach(each -> fields.put(each.getKey(), each.getValue()));
    return DeedWords.detail(
        new DeedRow("1", "wang", act, fields, Instant.EPOCH, Instant.EPOCH, false, "done", null),
        user -> user.equals("wang") ? "王强" : user);
  }

  private static ObjectNode fields() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Test
  void whatWasFoundAndDoneIsTold() {
    assertThat(detail("dispatch", fields().put("technician", "wang"))).isEqualTo("王强");
    ObjectNode diagnosed = fields().put("finding", "整流模块无输出");
    diagnosed.putObject("answers").put("input", "220");
    assertThat(detail("diagnose", diagnosed)).isEqualTo("整流模块无输出");
    assertThat(detail("resolve", fields().put("what", "更换整流模块"))).isEqualTo("更换整流模块");
    assertThat(detail("swap", fields().put("old", "A-1").put("new", "B-2").put("place", "wh-1")))
        .isEqualTo("A-1 → B-2");
  }

  @Test
  void proofsAndPicturesAreNot() {
    assertThat(detail("arrive", fields().put("proof", "gengfu:room-a/ups-1"))).isEmpty();
    assertThat(detail("sign", fields().put("name", "张主任").put("photo", "p-1"))).isEqualTo("张主任");
    assertThat(detail("take", fields())).isEmpty();
  }
}
