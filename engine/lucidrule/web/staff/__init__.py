"""The register for those who keep it: tables of companies taken, judged and looked at."""
