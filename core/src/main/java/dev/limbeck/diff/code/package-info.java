/**
 * What PostgreSQL can do about code: routines, operators, languages and text search, one
 * file a kind.
 */
@NullMarked
package dev.limbeck.diff.code;

import org.jspecify.annotations.NullMarked;
