@NullMarked
package dev.limbeck.cli.drawing;

import org.jspecify.annotations.NullMarked;
