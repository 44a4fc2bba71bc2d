/**
 * Facts about revision files and the SQL in them.
 */
@NullMarked
package dev.limbeck.script;

import org.jspecify.annotations.NullMarked;
