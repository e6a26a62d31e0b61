"""What every service shares: lifecycle, interceptor, errors, channels, settings, telemetry. Imports nothing of ours."""
