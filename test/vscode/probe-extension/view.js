const host = acquireVsCodeApi();

window.addEventListener('message', ({ data: heights }) => {
  const points = heights.map((height, index) => `${index * 100} ${400 - height}`);
  document.querySelector('path').setAttribute('d', `M ${points.join(' L ')}`);
});

host.postMessage('listening');
