package dev.gradus.cli.architecture.planted.core.step;

import com.cronutils.model.Cron;

record PlantedCron(Cron cron) {}
