package dev.gradus.http;

import java.time.Instant;

/** Before which moment the ledger is pruned. */
record PruneBody(Instant before) {}
