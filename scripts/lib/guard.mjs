// Stands beside the supervisor and outlives a kill -9 of it: when the pipe from it closes, everything that it had
// started is stopped. Each line on stdin is "+ <pid> <signal>" or "- <pid>".
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const graceMs = 10_000;
const groups = new Map();

function send(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const [sign, pid, signal] = line.split(' ');
  if (sign === '+') groups.set(Number(pid), signal);
  else groups.delete(Number(pid));
}

for (const [pid, signal] of groups) send(pid, signal);
const end = Date.now() + graceMs;
while (Date.now() < end && [...groups.keys()].some((pid) => send(pid, 0))) await pause(100);
for (const pid of groups.keys()) send(pid, 'SIGKILL');
