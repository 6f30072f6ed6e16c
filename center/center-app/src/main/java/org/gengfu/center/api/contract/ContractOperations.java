package org.gengfu.center.api.contract;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.ENGINEER;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.api.paper.PaperOperations;
import org.gengfu.center.contract.ContractShelf;
import org.gengfu.center.contract.FieldFacts;
import org.gengfu.center.watch.LivePicture;

/** Operations about contracts and their clocks. */
public final class ContractOperations {
  private static final String CONTRACTS = "/api/v1/contracts";

  private ContractOperations() {}

  /** All of them, those about clocks too, with their handlers. */
  public static List<Operation> of(ApiParts parts, Places places, Audit audit) {
    LivePicture picture = parts.watch().picture();
    FieldFacts facts = new FieldFacts(picture::device, key -> places.of(key).site());
    ContractShelf shelf = parts.service().contracts();
    List<Operation> all =
        new ArrayList<>(
            all(
                new ContractHandlers(
                    shelf,
                    new ContractViews(shelf, new ContractDevices(picture, facts)),
                    new ServiceNews(
                        parts.service(), PaperOperations.sources(parts, places), parts.clock()),
                    parts.service().stock()::contractsChanged,
                    audit,
                    parts.clock())));
    all.addAll(ClockOperations.of(parts, audit));
    return all;
  }

  private static List<Operation> all(ContractHandlers contracts) {
    return List.of(
        new Operation("contracts", GET, CONTRACTS, VIEWER, contracts::contracts),
        new Operation("checkContract", POST, CONTRACTS + "/check", VIEWER, contracts::check),
        new Operation("importContract", POST, CONTRACTS + "/import", ENGINEER, contracts::take),
        new Operation("contract", GET, CONTRACTS + "/{id}", VIEWER, contracts::contract),
        new Operation("addContractEdition", POST, CONTRACTS + "/{id}", ENGINEER, contracts::add),
        new Operation(
            "exportContract", GET, CONTRACTS + "/{id}/export.xlsx", VIEWER, contracts::export),
        new Operation(
            "contractItem", GET, CONTRACTS + "/{id}/items/{item}", VIEWER, contracts::item));
  }
}
