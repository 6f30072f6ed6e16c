package org.gengfu.center.api;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.access.Audit;

/** Operations about service under contract. */
final class ServiceOperations {
  private ServiceOperations() {}

  static List<Operation> all(ApiServer.Parts parts, Places places, Audit audit) {
    List<Operation> operations = new ArrayList<>();
    operations.addAll(ContractOperations.all(ContractOperations.handlers(parts, places, audit)));
    operations.addAll(ClockOperations.all(new ClockHandlers(parts.service().clocks(), audit)));
    operations.addAll(StockOperations.all(parts, audit));
    operations.addAll(new DispatchHandlers(parts.service().dispatch(), audit, parts.clock()).all());
    operations.addAll(new InspectionHandlers(parts.service().inspections()).operations());
    operations.addAll(PaperOperations.all(parts, places, audit));
    return operations;
  }
}
