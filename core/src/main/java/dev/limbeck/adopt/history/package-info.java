/**
 * What the tables of other tools say is applied.
 */
@NullMarked
package dev.limbeck.adopt.history;

import org.jspecify.annotations.NullMarked;
