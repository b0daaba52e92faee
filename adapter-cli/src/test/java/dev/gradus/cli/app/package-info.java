/** The composition root: configuration, wiring, the real thing end to end. */
package dev.gradus.cli.app;
