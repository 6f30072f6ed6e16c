package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Times, addresses, targets. */
class PartsTest {

  @Test
  void zonesAreReadAsPosixWritesThem() {
    assertThat(Times.zone("CST-8")).isEqualTo(Duration.ofHours(8));
    assertThat(Times.zone("CST-8:00:00")).isEqualTo(Duration.ofHours(8));
    assertThat(Times.zone("EST5EDT,M3.2.0,M11.1.0")).isEqualTo(Duration.ofHours(-5));
    assertThat(Times.zone("<+0530>-5:30")).isEqualTo(Duration.ofMinutes(330));
    assertThat(Times.zone("UTC0")).isEqualTo(Duration.ZERO);
    assertThat(Times.zone("Asia/Shanghai")).isNull();
    assertThat(Times.zone("")).isNull();
    assertThat(Times.zone("CST-99")).isNull();
  }

  @Test
  void timesAreReadOrNot() {
    assertThat(Times.instant("2026-11-22T08:00:00+08:00"))
        .isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(Times.instant("2026-11-22T08:00:00"))
        .isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
    assertThat(Times.instant("yesterday")).isNull();
  }

  @Test
  void aClockWithoutADateIsNone() {
    XmlNode empty = XmlNode.of("", "GetSystemDateAndTimeResponse");
    assertThat(DeviceAnswers.clock(empty, Instant.EPOCH, false)).isNull();
    XmlNode zero = XmlNode.of("", "r", XmlNode.of("", "SystemDateAndTime"));
    assertThat(DeviceAnswers.clock(zero, Instant.EPOCH, false)).isNull();
  }

  @Test
  void addressesAreReadLeniently() {
    assertThat(Addresses.parse("rtsp://user:p@ss@10.0.0.1:554/a b?x={1}|%zz"))
        .isEqualTo(URI.create("rtsp://10.0.0.1:554/a%20b?x=%7B1%7D%7C%25zz"));
    assertThat(Addresses.parse("http://[fe80::1]:80/x")).isNotNull();
    assertThat(Addresses.parse("(null)")).isNull();
    assertThat(Addresses.parse("")).isNull();
    assertThat(Addresses.parse("http:///x")).isNull();
    assertThat(Addresses.parse("http://a/" + "x".repeat(3000))).isNull();
    URI moved = Addresses.moved(URI.create("http://10.0.0.1/a%20b?c=%26"), "fe80::2", 8080);
    assertThat(moved).isEqualTo(URI.create("http://[fe80::2]:8080/a%20b?c=%26"));
  }

  @Property(tries = 500)
  void anyAddressGivesAnAnswer(@ForAll String text) {
    URI uri = Addresses.parse("http://h/" + text);
    assertThat(uri == null || uri.getHost().equals("h")).isTrue();
  }

  @Test
  void whatCannotBeDialledIsRefusedAtOnce() {
    assertThat(OnvifTarget.of("fe80::1", 80, null).deviceService().getHost())
        .isEqualTo("[fe80::1]");
    for (String bad : new String[] {"https://h/x", "rtsp://h/x", "http://u:p@h/x", "http:///x"}) {
      assertThatThrownBy(
              () -> new OnvifTarget(URI.create(bad), null, OnvifQuirks.NONE, OnvifLimits.DEFAULT))
          .isInstanceOf(IllegalArgumentException.class);
    }
    OnvifLimits ok = OnvifLimits.DEFAULT;
    assertThatThrownBy(
            () -> new OnvifLimits(ok.connect(), Duration.ZERO, ok.whole(), 4096, 4096, 1, 1))
        .hasMessage("call is PT0S, not above zero");
  }
}
