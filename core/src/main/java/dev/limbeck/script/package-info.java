/**
 * Revision files: what their tags and annotations say, and which statements each section
 * holds. Reads texts and never a database.
 */
@NullMarked
package dev.limbeck.script;

import org.jspecify.annotations.NullMarked;
