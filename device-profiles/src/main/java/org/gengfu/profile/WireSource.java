package org.gengfu.profile;

/**
 * Where on the wire a point's value lies. Each protocol has its own record, equal when it means the
 * same place; only that protocol's language and driver look into it.
 */
public non-sealed interface WireSource extends PointSource {}
