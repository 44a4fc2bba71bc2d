@NullMarked
package dev.limbeck.cli.diagnosis;

import org.jspecify.annotations.NullMarked;
