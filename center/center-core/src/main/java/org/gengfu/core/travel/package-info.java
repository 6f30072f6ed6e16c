/**
 * How long ways take, and when places and people are there. Pure. Entry types: {@link
 * org.gengfu.core.travel.Travel} and {@link org.gengfu.core.travel.WeekHours}.
 */
@NullMarked
package org.gengfu.core.travel;

import org.jspecify.annotations.NullMarked;
