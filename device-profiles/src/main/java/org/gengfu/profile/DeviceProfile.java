package org.gengfu.profile;

import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;

/** One profile as it was loaded and linted, not yet made ready for a device. For one thread. */
public final class DeviceProfile {
  private final Layers layers;
  private final ResolvedProfile standard;
  private final List<GoldenTest> tests;

  DeviceProfile(Layers layers, ResolvedProfile standard, List<GoldenTest> tests) {
    this.layers = layers;
    this.standard = standard;
    this.tests = List.copyOf(tests);
  }

  /** Stable id. */
  public String id() {
    return standard.id();
  }

  /** Version, three numbers. */
  public String version() {
    return standard.version();
  }

  /** Archetype, e.g. {@code power.ups}. */
  public String kind() {
    return standard.kind();
  }

  /** Name by language. */
  public Map<String, String> titles() {
    return standard.titles();
  }

  /** Where it stands. */
  public Mark mark() {
    return layers.own().mark();
  }

  /** True when it is only there to be extended. */
  public boolean mixin() {
    return layers.own().flag("mixin", false, new Problems());
  }

  /** True when it is not kept up any more. */
  public boolean deprecated() {
    return layers.own().flag("deprecated", false, new Problems());
  }

  /** Id of the profile that takes its place, empty for none. */
  public String replacedBy() {
    return layers.own().string("replacedBy", "", new Problems());
  }

  /** The profile as it is for a device that sets no parameter and no threshold. */
  public ResolvedProfile standard() {
    return standard;
  }

  /** Golden decode vectors, for the profile with its default parameters. */
  public List<GoldenTest> tests() {
    return tests;
  }

  Layers layers() {
    return layers;
  }

  MapNode own() {
    return layers.own();
  }
}
