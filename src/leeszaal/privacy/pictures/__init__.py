"""Pictures made at events: close-ups by consent, and taking down what somebody objects to."""
