package org.gengfu.profile;

/** Where a point's value comes from. */
public sealed interface PointSource permits WireSource, DerivedSource, RateSource {}
