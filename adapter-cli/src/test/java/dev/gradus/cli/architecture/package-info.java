/** The architecture as rules over all modules; each rule is seen to catch a violation planted for it. */
package dev.gradus.cli.architecture;
