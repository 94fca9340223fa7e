"""Peacebuilding Desk: policy, decision, lead, activity and evidence in one offline file."""

__version__ = "0.1.0"
