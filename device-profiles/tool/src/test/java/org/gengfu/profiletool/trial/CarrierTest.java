package org.gengfu.profiletool.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.junit.jupiter.api.Test;

/** What values the trial gives to points, by the places that carry them. */
class CarrierTest {
  private static final Path PROFILES = Path.of("..").toAbsolutePath().normalize();

  private static ResolvedProfile profile(String folder, String id) {
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(List.of(PROFILES.resolve(folder)), problems);
    DeviceProfile profile = Objects.requireNonNull(library.find(id), problems::toString);
    return Objects.requireNonNull(new Trials(library).whole(profile, Map.of()));
  }

  private static List<Double> values(ResolvedProfile profile, String point) {
    ResolvedPoint found = Objects.requireNonNull(profile.point(point));
    return Candidates.of(found, profile);
  }

  @Test
  void twoBytesOfHundredthsHoldNoThousand() {
    ResolvedProfile ups = profile("ups", "ups-ydt1363");
    assertThat(values(ups, "battery.voltage")).contains(0.0, 655.35).doesNotContain(1000.0);
    assertThat(values(ups, "output.frequency")).contains(0.0, 80.0, 40.0);
  }

  @Test
  void aSingleNumberStaysWithinTheRange() {
    ResolvedProfile station = profile("heating", "heat-station-opcua");
    List<Double> values = values(station, "secondary.supply.pressure");
    assertThat(values).allMatch(value -> value >= 0 && value <= 1600);
    assertThat(values).anyMatch(value -> value > 1599.999);
    assertThat(1.6f * 1000.0).as("the nearest single number of 1.6").isGreaterThan(1600);
  }

  @Test
  void whatCountsPartsIsKnown() {
    assertThat(Carrier.counting(profile("power-48v", "dc-plant-ydt1363")))
        .containsExactly("rectifiers.count");
    assertThat(Carrier.counting(profile("heating", "heat-station-opcua"))).isEmpty();
  }
}
