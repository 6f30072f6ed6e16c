package org.gengfu.profile;

import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;

/** One profile as it was loaded and linted, not yet made ready for a device. Any thread. */
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

  /** What a device that uses it may, or must, say. */
  public List<ParameterSpec> parameters() {
    return new Parameters(layers, new Problems()).declared();
  }

  /** What it is for: makers and models, the first one being its own. */
  public List<Product> products() {
    Problems none = new Problems();
    return layers.own().maps("products", none).stream()
        .map(spec ->
            new Product(
                spec.string("vendor", "", none),
                spec.strings("models", none),
                spec.strings("aliases", none),
                spec.string("replacedBy", "", none)))
        .toList();
  }

  /**
   * A maker's models.
   *
   * @param vendor the maker
   * @param models their names
   * @param aliases other names of the same models
   * @param replacedBy the model that took their place, empty for none
   */
  public record Product(
      String vendor, List<String> models, List<String> aliases, String replacedBy) {
    public Product {
      models = List.copyOf(models);
      aliases = List.copyOf(aliases);
    }
  }

  Layers layers() {
    return layers;
  }

  MapNode own() {
    return layers.own();
  }
}
