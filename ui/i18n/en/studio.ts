export const studio = {
  canvas: {
    label: 'Diagram: {{name}}',
    none: 'Not yet in its process',
    loading: 'Opening the diagram',
    failed: 'The diagram cannot be opened. Reload the page and try again.',
    switch: 'Choose a diagram',
    version: 'Version {{version}}',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Whole diagram',
    current: 'Current step',
    openCalled: 'Open the called process',
  },
  state: { active: 'In progress', completed: 'Done', terminated: 'Ended early', incident: 'Stuck' },
  outline: { title: 'As text ({{count}} steps)', empty: 'No step yet', times: '{{count}} times' },
};
