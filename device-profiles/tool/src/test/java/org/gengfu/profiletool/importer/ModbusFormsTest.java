package org.gengfu.profiletool.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Definitions of our own, in the forms of EdgeX, Telegraf and wb-mqtt-serial. */
class ModbusFormsTest {
  private static final String EDGEX =
      """
      name: "Example-Meter"
      manufacturer: "Example"
      model: "E1"
      description: "Example meter"
      deviceResources:
        - name: "Voltage"
          description: "Line voltage"
          attributes: {primaryTable: "INPUT_REGISTERS", startingAddress: 4, rawType: "Uint32", isWordSwap: true}
          properties: {valueType: "Float32", readWrite: "R", scale: 0.1, units: "V"}
        - name: "Mode"
          attributes: {primaryTable: "HOLDING_REGISTERS", startingAddress: "10"}
          properties: {valueType: "Uint16", readWrite: "RW"}
        - name: "Limit"
          attributes: {primaryTable: "HOLDING_REGISTERS", startingAddress: 11}
          properties: {valueType: "Int16", readWrite: "RW", minimum: 0, maximum: 40, units: "°C"}
        - name: "Alarm"
          attributes: {primaryTable: "HOLDING_REGISTERS", startingAddress: 12.3}
          properties: {valueType: "Bool", readWrite: "R"}
        - name: "Relay"
          attributes: {primaryTable: "COILS", startingAddress: 0}
          properties: {valueType: "Bool", readWrite: "RW"}
      deviceCommands:
        - name: "Mode"
          readWrite: "RW"
          resourceOperations:
            - {deviceResource: "Mode", mappings: {"0": "OFF", "1": "AUTO"}}
      """;

  private static final String TELEGRAF =
      """
      # an example
      [[inputs.modbus]]
        name = "pump"
        slave_id = 7
        controller = "tcp://192.0.2.1:502"
        discrete_inputs = [
          { name = "running", address = [3] },
        ]
        holding_registers = [
          { name = "flow", byte_order = "CDAB", data_type = "FLOAT32-IEEE", scale = 0.5, address = [10, 11] },
          { name = "level", byte_order = "AB", data_type = "FIXED", scale = 0.01, address = [12] },
          { name = "split", byte_order = "ABCD", data_type = "UINT32", scale = 1.0, address = [13, 20] },
        ]

        [[inputs.modbus.request]]
          byte_order = "ABCD"
          register = "input"
          fields = [
            { address = 0, name = "hours", type = "UINT32" },
            { address = 2, name = "fault", type = "BIT", bit = 4 },
          ]

      [[inputs.modbus]]
        name = "other"
      """;

  private static final String WIRENBOARD =
      """
      {
          "title": "Example",
          "device_type": "example",
          "device": {
              "name": "Example relay", "id": "ex-relay", "max_read_registers": 30, "response_timeout_ms": 200,
              "setup": [{"title": "secret", "address": 99, "value": 1}],
              "parameters": {
                  "in1_mode": {"title": "Input 1 mode", "address": "0x10", "reg_type": "holding",
                               "enum": [0, 1], "enum_titles": ["Off", "Counter"], "fw": "1.2.0"}
              },
              "channels": [
                  {"name": "Temperature", "reg_type": "input", "address": 5, "type": "temperature", "format": "s16",
                   "scale": 0.1, "error_value": "0x7fff"},
                  {"name": "Count", "reg_type": "input", "address": 6, "type": "value", "format": "u32",
                   "word_order": "little_endian", "condition": "in1_mode==1"},
                  {"name": "Odd", "reg_type": "input", "address": 9, "type": "value", "condition": "no_such==1"},
                  {"name": "Low", "reg_type": "holding", "address": "12:0:4", "type": "value"},
                  {"name": "Brightness", "reg_type": "holding", "address": 20, "type": "range", "max": 100},
                  {"name": "K1", "reg_type": "coil", "address": 0, "type": "switch"},
                  {"name": "Sum", "consists_of": [1, 2]}
              ]
          }
      }
      """;

  @Test
  void convertsAnEdgexProfileClean() throws Exception {
    Imports made = Imports.of(new EdgexImporter(), Imports.file("e.yaml", EDGEX));

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("source.licence")).isEqualTo("Apache-2.0");
    assertThat(made.at("points.voltage.at")).isEqualTo("input:4");
    assertThat(made.at("points.voltage.order")).isEqualTo("CDAB");
    assertThat(made.at("points.voltage.scale")).isEqualTo("0.1");
    assertThat(made.at("points.mode.enum.1.id")).isEqualTo("auto");
    assertThat(made.at("points.limit.write.max")).isEqualTo("40");
    assertThat(made.at("points.alarm.bit")).isEqualTo("3");
    assertThat(made.at("points.relay.write.role")).isEqualTo("engineer");
    assertThat(made.approximated())
        .anyMatch(
            l -> l.startsWith("e.yaml:16: Alarm: alarm: \"12.3\" was read as register and bit"));
  }

  @Test
  void convertsATelegrafInputClean() throws Exception {
    Imports made = Imports.of(new TelegrafImporter(), Imports.file("t.conf", TELEGRAF));

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("points")).isEqualTo("[running, flow, level, hours, fault]");
    assertThat(made.at("points.flow.type")).isEqualTo("float32");
    assertThat(made.at("points.flow.order")).isEqualTo("CDAB");
    assertThat(made.at("points.level.type")).isEqualTo("int16");
    assertThat(made.at("points.fault.bit")).isEqualTo("4");
    assertThat(made.dropped())
        .anyMatch(l -> l.startsWith("t.conf:12: split: its registers do not lie together"))
        .anyMatch(l -> l.startsWith("t.conf:23: inputs.modbus other: one profile is one device"));
    assertThat(made.yaml).doesNotContain("192.0.2.1");
  }

  @Test
  void convertsAWirenBoardTemplateClean() throws Exception {
    Imports made = Imports.of(new WirenboardImporter(), Imports.file("w.json", WIRENBOARD));

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("source.licence")).contains("Wiren Board controllers only");
    assertThat(made.at("modbus.timing.timeout")).isEqualTo("200ms");
    assertThat(made.at("points.in1_mode.setting")).isEqualTo("true");
    assertThat(made.at("points.temperature.invalid")).isEqualTo("[0x7fff]");
    assertThat(made.at("points.count.when")).isEqualTo("in1_mode == 1");
    assertThat(made.at("points.low.bits")).isEqualTo("[0, 3]");
    assertThat(made.at("points.brightness.write.max")).isEqualTo("100");
    assertThat(made.dropped())
        .containsExactly(
            "w.json:20: Sum: it consists of other channels or a device of its own",
            "w.json:6: setup secret: writes to the device are added by hand, after thought");
    assertThat(made.approximated())
        .anyMatch(l -> l.contains("Odd: odd: its condition \"no_such==1\""));
  }

  @Test
  void saysWhereTomlIsBroken() {
    assertThatThrownBy(() ->
            Imports.of(
                new TelegrafImporter(), Imports.file("t.conf", "[[inputs.modbus]]\nname = \"x\n")))
        .hasMessage("t.conf:2: this text is not closed");
    assertThatThrownBy(
            () -> Imports.of(new TelegrafImporter(), Imports.file("t.conf", "a = 1\na = 2\n")))
        .hasMessage("t.conf:2: the key \"a\" stands twice");
    assertThatThrownBy(() -> Imports.of(new TelegrafImporter(), Imports.file("t.conf", "")))
        .hasMessage("t.conf: no [[inputs.modbus]]");
  }

  @Test
  void refusesOtherForms() {
    assertThatThrownBy(() -> Imports.of(new EdgexImporter(), Imports.file("e.yaml", "name: x\n")))
        .hasMessage("e.yaml: no EdgeX profile: \"deviceResources\" is missing");
    assertThatThrownBy(
            () -> Imports.of(new WirenboardImporter(), Imports.file("w.json", "{\"device\": {}}")))
        .hasMessage("w.json: no template: \"device\" has no \"channels\"");
  }
}
