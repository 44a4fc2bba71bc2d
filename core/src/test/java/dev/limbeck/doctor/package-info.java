@NullMarked
package dev.limbeck.doctor;

import org.jspecify.annotations.NullMarked;
