"""From the state to every screen: scenes, views, rendering, pushing."""
