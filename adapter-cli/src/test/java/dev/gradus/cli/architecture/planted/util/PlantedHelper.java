package dev.gradus.cli.architecture.planted.util;

final class PlantedHelper {
    private PlantedHelper() {}
}
