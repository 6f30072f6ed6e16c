package org.gengfu.center.api.incident;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.ENGINEER;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;
import org.gengfu.center.api.Operation;

/** The operations about incidents, rules, proposals, load and handover. */
public final class IncidentOperations {
  private static final String INCIDENTS = "/api/v1/incidents";
  private static final String RULES = "/api/v1/rules";
  private static final String PROPOSALS = "/api/v1/proposals";
  private static final String HANDOVER = "/api/v1/handover";

  private IncidentOperations() {}

  public static List<Operation> all(IncidentParts parts) {
    IncidentActs acts = parts.acts();
    RuleHandlers rules = parts.rules();
    ProposalHandlers proposals = parts.proposals();
    HandoverHandlers handover = parts.handover();
    return List.of(
        new Operation("incidents", GET, INCIDENTS, VIEWER, parts.incidents()::incidents),
        new Operation("incident", GET, INCIDENTS + "/{id}", VIEWER, parts.incidents()::incident),
        new Operation("mergeIncident", POST, INCIDENTS + "/{id}/merge", OPERATOR, acts::merge),
        new Operation("splitIncident", POST, INCIDENTS + "/{id}/split", OPERATOR, acts::split),
        new Operation("rerootIncident", POST, INCIDENTS + "/{id}/reroot", OPERATOR, acts::reroot),
        new Operation(
            "acknowledgeIncident",
            POST,
            INCIDENTS + "/{id}/acknowledge",
            OPERATOR,
            acts::acknowledge),
        new Operation("rules", GET, RULES, VIEWER, rules::rules),
        new Operation("ruleHistory", GET, RULES + "/history", VIEWER, rules::history),
        new Operation("checkRules", POST, RULES + "/check", VIEWER, rules::check),
        new Operation("tryRules", POST, RULES + "/trial", ENGINEER, rules::trial),
        new Operation("changeRules", POST, RULES, ENGINEER, rules::change),
        new Operation("proposals", GET, PROPOSALS, VIEWER, proposals::proposals),
        new Operation("learn", POST, PROPOSALS + "/run", ENGINEER, proposals::run),
        new Operation("decideProposal", POST, PROPOSALS + "/{id}", ENGINEER, proposals::decide),
        new Operation("shifts", GET, "/api/v1/shifts", VIEWER, parts.shifts()::shifts),
        new Operation("load", GET, "/api/v1/load", VIEWER, parts.shifts()::load),
        new Operation("handover", GET, HANDOVER, VIEWER, handover::sheet),
        new Operation("noteHandover", POST, HANDOVER + "/notes", OPERATOR, handover::note),
        new Operation("signHandover", POST, HANDOVER + "/sign", OPERATOR, handover::sign));
  }
}
