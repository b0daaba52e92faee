@NullMarked
package dev.gradus.core.outbox;

import org.jspecify.annotations.NullMarked;
