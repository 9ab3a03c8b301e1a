"""What every app shares and no app owns: money, days, codes. Imports nothing of ours."""
