/**
 * Contracts as files: reads them strictly from YAML and from workbooks, writes workbooks, and ships
 * holidays and an example set. Entry type: {@link org.gengfu.contracts.ContractText}.
 */
@NullMarked
package org.gengfu.contracts;

import org.jspecify.annotations.NullMarked;
