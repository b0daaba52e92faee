package dev.gradus.core.port;

/** What every {@link TaskStore} promises; its parts hold the promises of creating, finding and changing tasks. */
public interface TaskStoreContract extends TaskCreationContract, TaskFindingContract, TaskChangeContract {}
