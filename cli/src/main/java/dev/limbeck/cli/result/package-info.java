/**
 * What commands come to, as text for people and as JSON for programs.
 */
@NullMarked
package dev.limbeck.cli.result;

import org.jspecify.annotations.NullMarked;
