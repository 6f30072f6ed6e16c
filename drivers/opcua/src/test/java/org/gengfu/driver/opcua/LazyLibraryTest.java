package org.gengfu.driver.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.gengfu.driver.Driver;
import org.junit.jupiter.api.Test;

/** The client library is heavy; an edge without an OPC UA bus must not load a class of it. */
class LazyLibraryTest {
  @Test
  void theDriverIsFoundAndReadsSettingsWithoutTheLibrary() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("milo") && !entry.contains("netty") && !entry.contains("bouncycastle")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    ClassLoader parent = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), parent)) {
      Class<?> service = loader.loadClass(Driver.class.getName());
      Object driver =
          ServiceLoader.load(service, loader).stream()
              .map(ServiceLoader.Provider::get)
              .filter(each -> each.getClass().getName().equals(OpcuaDriver.class.getName()))
              .findFirst()
              .orElseThrow();
      assertThat(service.getMethod("protocol").invoke(driver)).isEqualTo("opcua");
      Class<?> mapNode = loader.loadClass("org.gengfu.document.MapNode");
      Class<?> problems = loader.loadClass("org.gengfu.document.Problems");
      Object found = problems.getConstructor().newInstance();
      Object node =
          loader
              .loadClass("org.gengfu.document.Documents")
              .getMethod("parse", String.class, String.class, problems)
              .invoke(null, "edge.yaml", "{endpoint: 'opc.tcp://plc:4840'}", found);
      assertThat(service.getMethod("busSettings", mapNode, problems).invoke(driver, node, found))
          .isNotNull();
      service.getMethod("close").invoke(driver);
    }
  }
}
