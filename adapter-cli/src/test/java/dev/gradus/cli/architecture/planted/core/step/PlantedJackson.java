package dev.gradus.cli.architecture.planted.core.step;

import com.fasterxml.jackson.core.JsonFactory;

record PlantedJackson(JsonFactory factory) {}
