/** Named queues: which steps may begin, and how many of them at once. */
@NullMarked
package dev.gradus.core.queue;

import org.jspecify.annotations.NullMarked;
