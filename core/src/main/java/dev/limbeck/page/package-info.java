/**
 * The page on which people see where databases stand.
 */
@NullMarked
package dev.limbeck.page;

import org.jspecify.annotations.NullMarked;
