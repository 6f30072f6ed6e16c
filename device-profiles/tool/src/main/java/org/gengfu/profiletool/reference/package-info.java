/**
 * What is generated from the schema: editors' schemas and the reference of the language. Entry
 * type: {@link org.gengfu.profiletool.reference.ReferenceCommand}.
 */
@NullMarked
package org.gengfu.profiletool.reference;

import org.jspecify.annotations.NullMarked;
