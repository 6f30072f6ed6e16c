package org.gengfu.profile;

/**
 * A value computed from other points of the same device.
 *
 * @param expression over ids of points that are no derived points, or derived earlier
 */
public record DerivedSource(Expression expression) implements PointSource {}
