/**
 * Whether an adopted project does what it did: both ways are gone on scratch databases.
 */
@NullMarked
package dev.limbeck.adopt.proof;

import org.jspecify.annotations.NullMarked;
