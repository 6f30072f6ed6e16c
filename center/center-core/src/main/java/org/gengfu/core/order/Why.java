package org.gengfu.core.order;

/** Why a deed came to nothing, for people. */
public record Why(String zh, String en) {}
