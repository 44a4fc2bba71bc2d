/**
 * The graph of revisions and what follows from it: heads, ancestors, symbols, plans. Pure
 * functions of values, without files or a database.
 */
@NullMarked
package dev.limbeck.revision;

import org.jspecify.annotations.NullMarked;
