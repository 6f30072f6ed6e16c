/**
 * A page of documentation per profile, in Markdown and HTML, Chinese and English. Entry type:
 * {@link org.gengfu.profiletool.page.DocsCommand}.
 */
@NullMarked
package org.gengfu.profiletool.page;

import org.jspecify.annotations.NullMarked;
