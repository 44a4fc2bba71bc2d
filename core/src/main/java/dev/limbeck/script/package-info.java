/**
 * Revision files: where they lie, what they say, and how their SQL falls into statements.
 * Reads texts and never a database.
 */
@NullMarked
package dev.limbeck.script;

import org.jspecify.annotations.NullMarked;
