package org.gengfu.profiletool.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Definitions of our own, in the forms of Zabbix and LibreNMS. */
class SnmpFormsTest {
  private static final String ZABBIX =
      """
      zabbix_export:
        version: '6.0'
        templates:
          - template: 'Example UPS'
            name: 'Example UPS by SNMP'
            items:
              - name: 'Battery voltage'
                type: SNMP_AGENT
                snmp_oid: 1.3.6.1.4.1.99999.1.5.0
                key: battery.voltage
                delay: 1m
                value_type: FLOAT
                units: V
                preprocessing:
                  - type: MULTIPLIER
                    parameters: ['0.1']
                triggers:
                  - expression: 'last(/Example UPS/battery.voltage)<{$V.MIN}'
                    name: 'Battery voltage low'
                    priority: HIGH
                  - expression: 'last(/Example UPS/battery.voltage)<10 and last(/Example UPS/x)=1'
                    name: 'Two things'
                    priority: WARNING
              - name: 'State'
                type: SNMP_AGENT
                snmp_oid: 'get[1.3.6.1.4.1.99999.1.6.0]'
                key: state
                valuemap: {name: 'states'}
              - name: 'Script'
                type: SNMP_AGENT
                snmp_oid: 1.3.6.1.4.1.99999.1.7.0
                key: script
                preprocessing: [{type: JAVASCRIPT, parameters: ['return 1']}]
              - {name: 'Ping', type: SIMPLE, key: icmpping}
            discovery_rules:
              - name: 'Ports'
                type: SNMP_AGENT
                key: port.discovery
                snmp_oid: 'discovery[{#IFNAME},1.3.6.1.2.1.31.1.1.1.1]'
                item_prototypes:
                  - name: '{#IFNAME}: Bits received'
                    type: SNMP_AGENT
                    snmp_oid: '1.3.6.1.2.1.31.1.1.1.6.{#SNMPINDEX}'
                    key: 'net.if.in[{#SNMPINDEX}]'
                    units: bps
                    preprocessing:
                      - {type: CHANGE_PER_SECOND}
                      - {type: MULTIPLIER, parameters: ['8']}
                  - name: '{#IFNAME}: Load'
                    type: SNMP_AGENT
                    snmp_oid: '1.3.6.1.4.1.99999.2.1.{#SNMPINDEX}'
                    key: 'port.load[{#SNMPINDEX}]'
                    units: '%'
                    trigger_prototypes:
                      - expression: 'avg(/Example UPS/port.load[{#SNMPINDEX}],5m)>80'
                        name: '{#IFNAME}: Load high'
                        priority: WARNING
            macros:
              - {macro: '{$V.MIN}', value: '44'}
            valuemaps:
              - name: states
                mappings: [{value: '1', newvalue: Normal}, {value: '2', newvalue: On battery}]
      """;

  private static final String ZABBIX_XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <zabbix_export><version>5.0</version>
        <templates><template><template>Old</template><name>Old</name>
          <items>
            <item><name>Load</name><type>SNMP_AGENT</type><snmp_oid>1.3.6.1.4.1.99999.1.1.0</snmp_oid>
              <key>load</key><delay>30s</delay><units>%</units>
              <triggers><trigger><expression>{max(5m)}&gt;1</expression><name>odd</name></trigger></triggers>
            </item>
          </items></template></templates>
        <triggers><trigger><expression>{Old:load.last()}&gt;90</expression><name>Load high</name><priority>AVERAGE</priority></trigger></triggers>
      </zabbix_export>
      """;

  private static final String LIBRENMS =
      """
      mib: EXAMPLE-MIB
      modules:
        os:
          version: EXAMPLE-MIB::version.0
        sensors:
          temperature:
            data:
              - oid: exampleTable
                value: exampleTemperature
                num_oid: '.1.3.6.1.4.1.99999.3.1.4.{{ $index }}'
                descr: 'Sensor {{ $exampleName }}'
                divisor: 10
                high_limit: 45
                low_limit: exampleLow
          runtime:
            data:
              - oid: exampleMinutes
                num_oid: '.1.3.6.1.4.1.99999.1.3.0'
                descr: Runtime
                skip_values: [-1]
          state:
            data:
              - oid: exampleState
                num_oid: '.1.3.6.1.4.1.99999.1.4.0'
                descr: State
                states:
                  - {value: 1, generic: 0, graph: 0, descr: ok}
                  - {value: 2, generic: 2, graph: 0, descr: failed}
      """;

  @Test
  void convertsAZabbixTemplateClean() throws Exception {
    Imports made = Imports.of(new ZabbixImporter(), Imports.file("z.yaml", ZABBIX));

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("points.battery.voltage")).isEmpty();
    assertThat(made.yaml).contains("  battery.voltage:");
    assertThat(made.yaml).contains("scale: 0.1").contains("period: 1m");
    assertThat(made.at("points.state.enum.2.id")).isEqualTo("onBattery");
    assertThat(made.at("alarms.batteryVoltageLow.when")).isEqualTo("battery.voltage < limit");
    assertThat(made.at("alarms.batteryVoltageLow.limit")).isEqualTo("44");
    assertThat(made.at("alarms.batteryVoltageLow.severity")).isEqualTo("critical");
    assertThat(made.yaml)
        .contains("titleFrom: \"${ifname}\"")
        .contains("at: \"1.3.6.1.2.1.31.1.1.1.6.${index}\"");
    assertThat(made.yaml).contains("window: {over: 5m, of: average, point: port.load}");
    assertThat(made.dropped())
        .contains(
            "z.yaml:21: Two things: it is more than one comparison",
            "z.yaml:29: Script: its step JAVASCRIPT has no counterpart",
            "z.yaml:34: Ping: it is no SNMP item but SIMPLE");
  }

  @Test
  void readsTheXmlExport() throws Exception {
    Imports made = Imports.of(new ZabbixImporter(), Imports.file("z.xml", ZABBIX_XML));

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("points.load.quantity")).isEqualTo("ratio");
    assertThat(made.at("alarms.loadHigh.limit")).isEqualTo("90");
    assertThat(made.dropped()).containsExactly("z.xml:7: odd: it is more than one comparison");
  }

  @Test
  void convertsALibrenmsDefinitionClean() throws Exception {
    Imports made = Imports.of(new LibrenmsImporter(), Imports.file("example.yaml", LIBRENMS));

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("source.licence")).startsWith("GPL-3.0");
    assertThat(made.at("repeat.exampleTemperature.points.value.scale")).isEqualTo("0.1");
    assertThat(made.at("repeat.exampleTemperature.alarms.highCritical.when"))
        .isEqualTo("value > limit");
    assertThat(made.at("points.exampleMinutes.scale")).isEqualTo("60");
    assertThat(made.at("points.exampleMinutes.invalid")).isEqualTo("[-1]");
    assertThat(made.at("points.exampleState.enum.2.severity")).isEqualTo("critical");
    assertThat(made.approximated())
        .anyMatch(l -> l.contains("low_limit is kept in the device (exampleLow)"));
  }

  @Test
  void refusesOtherForms() {
    assertThatThrownBy(() -> Imports.of(new ZabbixImporter(), Imports.file("z.yaml", "a: 1\n")))
        .hasMessage("z.yaml: no template in zabbix_export");
    assertThatThrownBy(() -> Imports.of(new LibrenmsImporter(), Imports.file("l.yaml", "a: 1\n")))
        .hasMessage("l.yaml: no definition: \"modules\" has no \"sensors\"");
  }
}
