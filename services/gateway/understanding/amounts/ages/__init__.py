"""Who plays, by age: children, pupils, ratings, grown-ups."""
