package dev.gradus.core.port;

/** What every {@link TaskStore} promises; its parts hold the promises of creating, finding, changing and editing tasks. */
public interface TaskStoreContract
        extends TaskCreationContract, TaskFindingContract, TaskChangeContract, TaskEditContract {}
