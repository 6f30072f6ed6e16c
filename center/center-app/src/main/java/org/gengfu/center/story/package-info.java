/**
 * An incident told as a story: why each alarm belongs to it, what was looked at and not taken, what
 * happened when; in Chinese and English. Pure.
 *
 * <p>Entry types: {@link org.gengfu.center.story.Explaining} and {@link
 * org.gengfu.center.story.StoryTree}.
 */
@NullMarked
package org.gengfu.center.story;

import org.jspecify.annotations.NullMarked;
