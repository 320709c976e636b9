import { systemProblem } from '@/scripts/lib/problem';

type Running = { close(): Promise<void> };

/**
 * Runs a stand-in as a command: starts it, and closes it at SIGINT or SIGTERM with exit code 0. A start that fails
 * ends the process with one sentence and exit code 1; `portVariable` names the setting that moves it to another port.
 */
export async function runCommand<T extends Running>(options: {
  name: string;
  portVariable: string;
  start(): Promise<T>;
}): Promise<T> {
  const { name, portVariable, start } = options;
  const running = await start().catch((error: NodeJS.ErrnoException & { port?: number }) => {
    const taken = `port ${error.port} is taken; stop the program that uses it, or set ${portVariable} to another one.`;
    const reason = error.code === 'EADDRINUSE' ? taken : (systemProblem(error) ?? error.message);
    process.stderr.write(`${name} could not start: ${reason}\n`);
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      running.close().then(
        () => process.exit(0),
        (error: Error) => {
          process.stderr.write(`${name} could not save: ${systemProblem(error) ?? error.message}\n`);
          process.exit(1);
        },
      );
    });
  }
  return running;
}
