package org.gengfu.driver.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gengfu.driver.RawValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTest {
  @TempDir Path proc;

  private void write(String file, String text) throws IOException {
    Path path = proc.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void loadIsTheBusyShareSinceTheLastLook() throws IOException {
    write("stat", "cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 1 1 1\n");
    Kernel kernel = new Kernel(proc);
    assertThat(kernel.cpuLoad()).isInstanceOf(RawValue.Absent.class);
    write("stat", "cpu  150 0 110 730 110 0 0 0 60 0\n");
    assertThat(kernel.cpuLoad()).isEqualTo(new RawValue.Real(60));
    assertThat(kernel.cpuLoad()).isInstanceOf(RawValue.Absent.class);
  }

  @Test
  void aCounterThatGoesBackIsNoLoad() throws IOException {
    write("stat", "cpu  900 0 100 700 100 0 0 0\n");
    Kernel kernel = new Kernel(proc);
    kernel.cpuLoad();
    write("stat", "cpu  1 0 1 1000 1000 0 0 0\n");
    assertThat(kernel.cpuLoad()).isInstanceOf(RawValue.Absent.class);
  }

  @Test
  void memoryCountsCachesAsFree() throws IOException {
    write("stat", "cpu  1 0 1 1 1 0 0 0\n");
    write("meminfo", "MemTotal:  1000 kB\nMemFree:  100 kB\nMemAvailable:  750 kB\n");
    Kernel kernel = new Kernel(proc);
    assertThat(kernel.memoryUsed()).isEqualTo(new RawValue.Real(25));
    assertThat(kernel.memoryAvailable()).isEqualTo(new RawValue.Whole(768_000));
  }

  @Test
  void processesUsbAndTemperatureAreFoundByName() throws IOException {
    write("12/cmdline", "/usr/bin/kiosk\0--full\0");
    write("13/cmdline", "sh\0");
    write("14/cmdline", "");
    write("sys/bus/usb/devices/1-1/idVendor", "04b8\n");
    write("sys/bus/usb/devices/1-1/idProduct", "0E15\n");
    write("sys/bus/usb/devices/usb1/speed", "480\n");
    write("sys/class/thermal/thermal_zone0/type", "acpitz\n");
    write("sys/class/thermal/thermal_zone0/temp", "41500\n");
    write("sys/class/hwmon/hwmon1/name", "coretemp\n");
    write("sys/class/hwmon/hwmon1/temp1_input", "-3000\n");
    write("sys/class/hwmon/hwmon1/temp1_label", "Package id 0\n");
    Peripherals peripherals = new Peripherals(proc, proc.resolve("sys"));
    assertThat(peripherals.processes("kiosk --full")).isEqualTo(new RawValue.Whole(1));
    assertThat(peripherals.processes("nothing")).isEqualTo(new RawValue.Whole(0));
    assertThat(peripherals.usbDevices("04B8:0e15")).isEqualTo(new RawValue.Whole(1));
    assertThat(peripherals.usbDevices("1234:5678")).isEqualTo(new RawValue.Whole(0));
    assertThat(peripherals.temperature("acpi")).isEqualTo(new RawValue.Real(41.5));
    assertThat(peripherals.temperature("package")).isEqualTo(new RawValue.Real(-3));
    assertThat(peripherals.temperature("gpu")).isInstanceOf(RawValue.Absent.class);
    assertThat(List.of(new Peripherals(proc, proc.resolve("none")).usbDevices("1234:5678")))
        .allMatch(value -> value instanceof RawValue.Absent);
  }
}
