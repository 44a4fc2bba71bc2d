/**
 * Moving in: the project of another tool becomes revision files, planned as a value
 * before anything is written.
 */
@NullMarked
package dev.limbeck.adopt;

import org.jspecify.annotations.NullMarked;
