package org.gengfu.sim.camera.box;

import org.gengfu.sim.camera.scene.Scene;

/** What a camera looks at; cameras with the same share their films. */
record Shot(Scene.Kind kind, long seed) {
  private static final long FIRST_SEED = 101;

  /** The n-th of a row of different ones. */
  static Shot numbered(int number) {
    Scene.Kind[] kinds = Scene.Kind.values();
    return new Shot(
        kinds[Math.floorMod(number, kinds.length)],
        FIRST_SEED + Math.floorDiv(number, kinds.length));
  }
}
