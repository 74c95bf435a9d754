"""What a change of rules does to companies: who gains, who loses, judged under both rules."""
