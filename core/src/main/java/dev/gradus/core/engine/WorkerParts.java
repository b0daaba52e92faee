package dev.gradus.core.engine;

import java.util.concurrent.ExecutorService;

/**
 * What one worker is made of.
 *
 * @param keeper its session
 * @param held what it executes
 * @param runner executes a step
 * @param sweeper takes back what others lost
 * @param engineWatch keeps up with the container engine
 * @param executor the threads that execute
 */
record WorkerParts(
        SessionKeeper keeper,
        HeldAttempts held,
        AttemptRunner runner,
        Sweeper sweeper,
        EngineWatch engineWatch,
        ExecutorService executor) {}
