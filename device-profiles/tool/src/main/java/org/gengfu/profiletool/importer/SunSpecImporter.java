package org.gengfu.profiletool.importer;

import java.util.ArrayList;
import java.util.List;

/** {@code sunspec}: models of the SunSpec Alliance as JSON or XML (smdx). */
final class SunSpecImporter implements Importer {
  /** Register behind the mark "SunS" at the first of the three places where it may stand. */
  private static final int FIRST_MODEL = 40_002;

  @Override
  public String kind() {
    return "sunspec";
  }

  @Override
  public String usage() {
    return "SunSpec models, JSON or smdx, in the order of the device [--address N: first register of the first]";
  }

  @Override
  public String usualLicence() {
    return "Apache-2.0";
  }

  @Override
  public Draft read(List<SourceFile> files, ImportOptions options, LossReport report)
      throws ImportException {
    Draft draft = new Draft("modbus");
    draft.block.put("base", 0);
    draft.block.put("order", "ABCD");
    int address = FIRST_MODEL;
    if (options.has("address")) {
      if (!options.get("address").matches("[0-9]{1,5}")) {
        throw new ImportException("--address: a register number is needed, as on the wire");
      }
      address = Integer.parseInt(options.get("address"));
    }
    List<String> titles = new ArrayList<>();
    for (SourceFile file : files) {
      SunSpecModel model = SunSpecModel.read(file);
      String parameter = "model" + model.id();
      draft.params.put(
          parameter,
          Draft.map(
              "type",
              "int",
              "min",
              0,
              "max",
              65_534,
              "default",
              address,
              "title",
              Draft.texts("模型" + model.id() + "的首地址", "First register of model " + model.id())));
      report.approximated(
          file.name(),
          model.top().line(),
          parameter,
          "where the model begins differs by device; "
              + address
              + " is a guess, which the device's"
              + " entry may set: params: {"
              + parameter
              + ": N}");
      String prefix = files.size() > 1 ? model.top().name() + "." : "";
      new SunSpecProfile(file.name(), parameter, prefix, draft, report).add(model);
      titles.add(model.top().label());
      address += model.top().size();
    }
    draft.titleEn = String.join(", ", titles);
    draft.manual = "SunSpec model definition";
    draft.id = "sunspec-" + String.join("-", draft.params.keySet()).replace("model", "");
    return draft;
  }
}
