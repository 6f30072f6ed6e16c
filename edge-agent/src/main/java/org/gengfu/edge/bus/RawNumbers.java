package org.gengfu.edge.bus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.DerivedSource;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;

/** Turns an unscaled number into what the point's raw type holds. Stateless. */
final class RawNumbers {
  private RawNumbers() {}

  static RawValue of(ResolvedPoint point, BigDecimal raw) {
    boolean real =
        switch (point.source()) {
          case RegisterSource source ->
              source.type() == RawType.FLOAT32 || source.type() == RawType.FLOAT64;
          case DerivedSource ignored -> true;
        };
    return real
        ? new RawValue.Real(raw.doubleValue())
        : new RawValue.Whole(raw.setScale(0, RoundingMode.HALF_EVEN).longValue());
  }
}
