package dev.gradus.persistence;

import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.event.DomainEvent;
import dev.gradus.core.step.Step;
import dev.gradus.core.task.EventTypes;
import dev.gradus.core.task.TaskBirth;
import dev.gradus.core.task.TaskEvent;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * New tasks with the same steps, rules and pins, stored at one moment: they differ in their numbers and in what they are asked
 * for. What they have in common is decided and written out once. Used by one thread.
 */
final class Siblings {
    private static final String STEPS = "steps";
    private static final String ID = "id";

    private final TaskBirth first;
    private final List<QueuedStep> queued;
    private final NewRows rows;
    private final FactRows facts;
    private final Cause cause;
    private final List<Alike> steps = new ArrayList<>();
    private final Map<TaskSpec, Described> described = new HashMap<>();
    private final List<String> laterFacts;
    private final Document created;
    private final List<String> bornSteps;

    /** Those that are born as this one is. */
    Siblings(TaskBirth first, List<QueuedStep> queued, NewRows rows, FactRows facts, Cause cause) {
        this.first = first;
        this.queued = queued;
        this.rows = rows;
        this.facts = facts;
        this.cause = cause;
        Document born = EventTypes.writeCompact(first.created());
        this.created = born.without(STEPS);
        this.bornSteps = born.at(STEPS).map(Document::items).orElse(List.of()).stream()
                .map(step -> step.without(ID).toJson())
                .toList();
        this.laterFacts = first.events().stream()
                .skip(1)
                .map(event -> EventTypes.writeCompact(event).toJson())
                .toList();
        queued.forEach(step -> steps.add(rows.steps(steps.size() + 1, step)));
    }

    /** The first itself. */
    TaskSnapshot first() {
        return added(first);
    }

    /** One more. */
    TaskSnapshot next(TaskSpec spec, Births births) {
        return added(first.again(births.nextTask(), spec, births::nextStep));
    }

    private TaskSnapshot added(TaskBirth birth) {
        TaskSnapshot task = birth.snapshot();
        long id = task.task().id().value();
        Described asked = described.computeIfAbsent(task.task().spec(), spec -> new Described(task, spec));
        asked.rows.add(id);
        int position = 0;
        for (Step step : task.all()) {
            rows.addGated(queued.get(position).of(step));
            rows.addPending(task.task().id(), step);
            rows.addEntry(task.task(), step);
            steps.get(position++).add(step.id().value(), id);
        }
        addFacts(birth, id, asked.created);
        return task;
    }

    private void addFacts(TaskBirth birth, long id, String asked) {
        TaskEvent.TaskCreated born = birth.created();
        facts.add(id, 1, born.type(), withSteps(asked, born.steps()), cause);
        for (int i = 0; i < laterFacts.size(); i++) {
            DomainEvent event = birth.events().get(i + 1);
            facts.add(id, i + 2L, event.type(), laterFacts.get(i), cause);
        }
    }

    /** Puts texts of objects together: only the steps' numbers differ from one sibling to the next. */
    private String withSteps(String asked, List<TaskEvent.AddedStep> steps) {
        if (steps.isEmpty()) {
            return asked;
        }
        StringBuilder json = new StringBuilder("{\"").append(STEPS).append("\":[");
        for (int i = 0; i < steps.size(); i++) {
            json.append(i == 0 ? "{\"" : ",{\"").append(ID).append("\":");
            json.append(steps.get(i).id().value());
            append(json, bornSteps.get(i));
        }
        return append(json.append(']'), asked).toString();
    }

    /** Goes on with an object that has members. */
    private static StringBuilder append(StringBuilder json, String members) {
        return json.append(',').append(members, 1, members.length());
    }

    /** Those of them that are also asked for the same. */
    private final class Described {
        private final Alike rows;
        private final String created;

        Described(TaskSnapshot task, TaskSpec spec) {
            this.rows = Siblings.this.rows.tasks(TaskRows.inserted(task.task(), task.seq()));
            this.created =
                    Siblings.this.created.with("spec", Document.compactOf(spec)).toJson();
        }
    }
}
