// Loaded before a server that a benchmark starts: tells its heap, garbage collected, whenever it is asked.
process.on('message', () => {
  globalThis.gc();
  globalThis.gc();
  process.send(process.memoryUsage().heapUsed);
});
// The channel does not keep the server alive.
process.channel?.unref();
