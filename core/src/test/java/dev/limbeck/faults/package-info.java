/**
 * What a migration makes of whatever may go wrong around it.
 */
@NullMarked
package dev.limbeck.faults;

import org.jspecify.annotations.NullMarked;
