"""Windows, panels, tools, actions, theme: the only place that imports Qt widgets."""
