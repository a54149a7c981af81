package io.modeltrail.cli.evidence;

/// Holds the entries of a version against each other.
@FunctionalInterface
interface StoryCheck {

  void look(Story story, Findings findings);
}
