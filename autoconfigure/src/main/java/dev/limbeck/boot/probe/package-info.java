/**
 * What answers health probes while the database is being migrated.
 */
@NullMarked
package dev.limbeck.boot.probe;

import org.jspecify.annotations.NullMarked;
