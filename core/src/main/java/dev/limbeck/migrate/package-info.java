/**
 * Brings a database to the right revision: commands, their plan, what is checked before,
 * and the report.
 */
@NullMarked
package dev.limbeck.migrate;

import org.jspecify.annotations.NullMarked;
