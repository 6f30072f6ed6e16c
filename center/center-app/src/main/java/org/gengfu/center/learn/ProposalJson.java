package org.gengfu.center.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.store.StoreException;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.CauseRule;
import org.gengfu.core.incident.RuleText;
import org.gengfu.core.learned.CoFailureEvidence;
import org.gengfu.core.learned.PairEvidence;
import org.gengfu.core.learned.Proposal;
import org.gengfu.core.learned.TypePair;
import org.jspecify.annotations.Nullable;

/** What is proposed, as JSON for its table. Stateless; any thread. */
final class ProposalJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private ProposalJson() {}

  static String write(Proposal.Content content) {
    return switch (content) {
      case Proposal.NewRule(CauseRule rule, PairEvidence evidence) ->
          pair(evidence).put("rule", RuleText.line(rule)).toString();
      case Proposal.MissingEdge(CoFailureEvidence evidence) -> together(evidence).toString();
    };
  }

  private static ObjectNode pair(PairEvidence evidence) {
    Relation relation = evidence.pair().relation();
    return MAPPER
        .createObjectNode()
        .put("relation", relation == null ? null : relation.name())
        .put("cause", evidence.pair().cause())
        .put("effect", evidence.pair().effect())
        .put("causes", evidence.causes())
        .put("followed", evidence.followed())
        .put("preceded", evidence.preceded())
        .put("expected", evidence.expected())
        .put("lagP50", evidence.lagP50().toMillis())
        .put("lagP95", evidence.lagP95().toMillis())
        .put("sites", evidence.sites())
        .put("chance", evidence.chance());
  }

  private static ObjectNode together(CoFailureEvidence evidence) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("one", evidence.one())
            .put("other", evidence.other())
            .put("together", evidence.together())
            .put("oneFirst", evidence.oneFirst())
            .put("expected", evidence.expected())
            .put("chance", evidence.chance());
    evidence.examples().forEach(node.putArray("examples")::add);
    return node;
  }

  /**
   * @throws StoreException when it is none
   */
  static Proposal.Content read(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      return node.has("rule") ? rule(node) : edge(node);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new StoreException("a stored proposal cannot be read: " + e.getMessage(), e);
    }
  }

  private static Proposal.Content rule(JsonNode node) {
    PairEvidence evidence =
        new PairEvidence(
            new TypePair(
                relation(node.path("relation")),
                node.path("cause").asText(),
                node.path("effect").asText()),
            node.path("causes").asLong(),
            node.path("followed").asLong(),
            node.path("preceded").asLong(),
            node.path("expected").asDouble(),
            Duration.ofMillis(node.path("lagP50").asLong()),
            Duration.ofMillis(node.path("lagP95").asLong()),
            node.path("sites").asInt(),
            node.path("chance").asDouble());
    CauseRule rule = RuleText.parse(1, node.path("rule").asText()).causes().getFirst();
    return new Proposal.NewRule(rule, evidence);
  }

  private static @Nullable Relation relation(JsonNode node) {
    return node.isTextual() ? Relation.valueOf(node.asText()) : null;
  }

  private static Proposal.Content edge(JsonNode node) {
    List<Long> examples = new ArrayList<>();
    node.path("examples").forEach(each -> examples.add(each.asLong()));
    return new Proposal.MissingEdge(
        new CoFailureEvidence(
            node.path("one").asText(),
            node.path("other").asText(),
            node.path("together").asInt(),
            node.path("oneFirst").asInt(),
            node.path("expected").asDouble(),
            node.path("chance").asDouble(),
            examples));
  }
}
