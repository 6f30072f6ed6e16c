package org.gengfu.driver.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;

class OpcuaSettingsTest {
  private final Problems problems = new Problems();

  private OpcuaSettings read(String yaml) {
    MapNode node = Documents.parse("edge.yaml", yaml, problems);
    return OpcuaSettings.read(node, problems);
  }

  @Test
  void anEndpointIsEnough() {
    OpcuaSettings settings = read("{endpoint: opc.tcp://plc:4840/x}");
    assertThat(problems.list()).isEmpty();
    assertThat(settings.key()).isEqualTo("opcua opc.tcp://plc:4840/x");
    assertThat(settings.security()).isEqualTo(OpcuaSettings.Security.NONE);
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.timeout()).isNull();
  }

  @Test
  void securityIsReadWithItsFolder() {
    OpcuaSettings settings =
        read(
            "{endpoint: 'opc.tcp://plc:4840', security: aes256-sha256-rsa-pss, mode: sign,"
                + " trust: pki, user: edge, passwordFile: secret, timeout: 2s}");
    assertThat(problems.list()).isEmpty();
    assertThat(settings.security()).isEqualTo(OpcuaSettings.Security.AES256_SHA256_RSA_PSS);
    assertThat(settings.sign()).isTrue();
    assertThat(settings.trust()).hasToString("pki");
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatCannotWorkIsSaidBeforeAnythingIsOpened() {
    refused("{endpoint: 'http://plc'}", "opcua.endpoint");
    refused("{endpoint: 'opc.tcp://plc'}", "opcua.endpoint");
    refused("{endpoint: 'opc.tcp://plc:4840', security: basic256-sha256}", "opcua.trust");
    refused("{endpoint: 'opc.tcp://plc:4840', mode: sign}", "opcua.mode");
    refused("{endpoint: 'opc.tcp://plc:4840', user: edge}", "opcua.user");
    refused(
        "{endpoint: 'opc.tcp://plc:4840', user: edge, passwordFile: p}", "opcua.plain-password");
    refused("{endpoint: 'opc.tcp://plc:4840', security: basic256}", "UNKNOWN_WORD");
  }

  private void refused(String yaml, String code) {
    int before = problems.count();
    assertThat(read(yaml)).as(yaml).isNull();
    assertThat(problems.list().subList(before, problems.count()))
        .as(yaml)
        .anySatisfy(problem -> assertThat(problem.toString()).contains(code));
  }
}
