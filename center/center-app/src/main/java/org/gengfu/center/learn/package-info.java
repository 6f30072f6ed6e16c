/**
 * The rules of cause and effect as people edit them, and what the past teaches about them: trials
 * of edited rules, nightly learning, proposals.
 *
 * <p>Entry types: {@link org.gengfu.center.learn.RuleShelf}, {@link
 * org.gengfu.center.learn.RuleTrials} and {@link org.gengfu.center.learn.Learning}.
 */
@NullMarked
package org.gengfu.center.learn;

import org.jspecify.annotations.NullMarked;
