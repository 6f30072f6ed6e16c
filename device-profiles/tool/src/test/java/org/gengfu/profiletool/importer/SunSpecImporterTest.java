package org.gengfu.profiletool.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Models of our own, in the forms that the SunSpec Alliance publishes. */
class SunSpecImporterTest {
  private static final String JSON =
      """
      {
          "id": 64901,
          "group": {
              "name": "example", "label": "Example model", "type": "group",
              "points": [
                  {"name": "ID", "type": "uint16", "size": 1, "static": "S", "value": 64901},
                  {"name": "L", "type": "uint16", "size": 1, "static": "S"},
                  {"name": "A", "label": "Amps", "type": "int16", "size": 1, "sf": "A_SF", "units": "A"},
                  {"name": "A_SF", "type": "sunssf", "size": 1, "static": "S"},
                  {"name": "WH", "label": "Energy", "type": "acc32", "size": 2, "sf": -3, "units": "Wh"},
                  {"name": "St", "type": "enum16", "size": 1, "access": "RW",
                   "symbols": [{"name": "OFF", "value": 1}, {"name": "ON", "label": "Running", "value": 2}]},
                  {"name": "Evt", "type": "bitfield32", "size": 2,
                   "symbols": [{"name": "GROUND_FAULT", "value": 0}, {"name": "OVER_TEMP", "value": 7}]},
                  {"name": "Vr", "type": "string", "size": 8},
                  {"name": "WMax", "type": "uint16", "access": "RW", "units": "W"},
                  {"name": "Pad", "type": "pad"},
                  {"name": "N", "type": "uint16", "size": 1}
              ],
              "groups": [
                  {"name": "module", "count": "N", "label": "Module",
                   "points": [
                       {"name": "DCV", "label": "DC voltage", "type": "uint16", "size": 1, "sf": "A_SF", "units": "V"},
                       {"name": "Tmp", "type": "int16", "size": 1, "units": "C"}
                   ]}
              ]
          }
      }
      """;

  private static final String XML =
      """
      <sunSpecModels v="1">
        <model id="64902" len="4" name="old">
          <block len="2">
            <point id="W" offset="0" type="int16" sf="W_SF" units="W"/>
            <point id="W_SF" offset="1" type="sunssf"/>
          </block>
          <block type="repeating" len="2" name="string">
            <point id="Chg" offset="0" type="enum16"><symbol id="OFF">1</symbol><symbol id="ON">2</symbol></point>
            <point id="V" offset="1" type="uint16" units="V"/>
          </block>
        </model>
        <strings id="64902" locale="en">
          <point id="W"><label>Real power</label><description>Measured.</description></point>
        </strings>
      </sunSpecModels>
      """;

  private final SunSpecImporter importer = new SunSpecImporter();

  @Test
  void convertsAModelClean() throws Exception {
    Imports made = Imports.of(importer, Imports.file("model_64901.json", JSON));

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("profile")).isEqualTo("sunspec-64901");
    assertThat(made.at("source.licence")).isEqualTo("Apache-2.0");
    assertThat(made.at("params.model64901.default")).isEqualTo("40002");
    assertThat(made.at("points.A.at")).isEqualTo("holding:${model64901 + 2}");
    assertThat(made.at("points.A.scale.point")).isEqualTo("A_SF");
    assertThat(made.at("points.A.scale.power10")).isEqualTo("true");
    assertThat(made.at("points.A.invalid")).isEqualTo("[0x8000]");
    assertThat(made.at("points.WH.scale")).isEqualTo("0.000001");
    assertThat(made.at("points.WH.counter.kind")).isEqualTo("total");
    assertThat(made.at("points.St.enum.2.id")).isEqualTo("running");
    assertThat(made.at("points.St.write.role")).isEqualTo("engineer");
    assertThat(made.at("points.Evt.at")).isEqualTo("holding:${model64901 + 7}");
    assertThat(made.at("points.Evt.bits.7.id")).isEqualTo("over_temp");
    assertThat(made.at("points.N.at")).isEqualTo("holding:${model64901 + 19}");
    assertThat(made.at("repeat.module.count")).isEqualTo("${N}");
    assertThat(made.at("repeat.module.stride")).isEqualTo("2");
    assertThat(made.at("repeat.module.points.Tmp.at")).isEqualTo("holding:${model64901 + 21}");
    assertThat(made.dropped()).containsExactly("model_64901.json:17: Pad: fills up, holds nothing");
    assertThat(made.approximated())
        .anyMatch(l -> l.contains(":16: WMax: ") && l.contains("no range"));
  }

  @Test
  void readsTheOlderXmlForm() throws Exception {
    Imports made = Imports.of(importer, Imports.file("smdx_64902.xml", XML), "address", "40070");

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("params.model64902.default")).isEqualTo("40070");
    assertThat(made.at("points.W.title.en")).isEqualTo("Real power");
    assertThat(made.at("points.W.at")).isEqualTo("holding:${model64902 + 2}");
    assertThat(made.at("repeat.string.count")).isEqualTo("${(L - 2) / 2}");
    assertThat(made.at("repeat.string.points.V.at")).isEqualTo("holding:${model64902 + 5}");
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThatThrownBy(() -> Imports.of(importer, Imports.file("x.json", "{\"a\": 1}")))
        .hasMessage("x.json: no SunSpec model: \"id\" and \"group\" are missing");
    assertThatThrownBy(() -> Imports.of(importer, Imports.file("x.xml", "<sunSpecModels><model")))
        .hasMessageContaining("x.xml:1: no well-formed XML");
  }
}
