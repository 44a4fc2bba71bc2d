/**
 * What a compiled class says of itself, read from its bytes: nothing of it is loaded or
 * run.
 */
@NullMarked
package dev.limbeck.script.classfile;

import org.jspecify.annotations.NullMarked;
