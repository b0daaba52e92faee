package dev.gradus.cli.architecture.planted.core.api;

import dev.gradus.cli.architecture.planted.persistence.PlantedQuery;

record PlantedOutward(PlantedQuery query) {}
