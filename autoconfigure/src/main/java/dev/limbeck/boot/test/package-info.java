/**
 * What tests of applications say about their database.
 */
@NullMarked
package dev.limbeck.boot.test;

import org.jspecify.annotations.NullMarked;
