/**
 * Which papers a contract owes and when: weekly, monthly, quarterly, half-yearly and yearly reports
 * by their calendar, analyses of incidents by their level. Entry type: {@link
 * org.gengfu.core.paper.PaperCalendar}.
 */
@NullMarked
package org.gengfu.core.paper;

import org.jspecify.annotations.NullMarked;
