import { constants } from "node:os";

/** Of a command that could not do its work, whatever the reason. */
export const EXIT_FAULT = 1;

/** 128 + the signal's number: what shells report for a process that a signal ended. */
export const signalExitCode = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];
