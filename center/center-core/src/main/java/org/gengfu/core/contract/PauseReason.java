package org.gengfu.core.contract;

/**
 * A reason for which a clock may stand.
 *
 * @param id as promises name it
 */
public record PauseReason(String id, Text text) {}
