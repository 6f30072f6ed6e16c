package org.gengfu.core.inspection;

/**
 * The same in both languages of the screens.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Words(String zh, String en) {}
