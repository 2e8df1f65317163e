"""Evidence documents: files that only their owner, reviewers and chosen accounts may see."""
