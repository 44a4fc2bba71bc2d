/**
 * What PostgreSQL can do about each kind of fact, one file a kind: pure functions from
 * facts to SQL.
 */
@NullMarked
package dev.limbeck.diff.kind;

import org.jspecify.annotations.NullMarked;
